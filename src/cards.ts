/** How each kind of entry is shown, in the order of the rooms. The record's pages are handed this list. */
import { childCards } from './child/cards.tsx'
import { correspondenceCards } from './correspondence/cards.tsx'
import { byMailCards } from './commitments/by-mail/cards.tsx'
import { commitmentCards } from './commitments/cards.tsx'
import { matterCards } from './matters/cards.tsx'
import { dayCards } from './days/cards.tsx'
import { deskCards } from './desk/cards.tsx'
import { incidentCards } from './incidents/cards.tsx'
import { sideCards } from './child/sides/cards.tsx'
import { readerCards } from './child/readers/cards.tsx'
import { patternCards } from './patterns/cards.tsx'
import { letterCards } from './letters/cards.tsx'
import { packCards } from './packs/cards.tsx'
import { planCards } from './plan/cards.tsx'
import { peopleCards } from './people/cards.tsx'
import { meetingCards } from './meetings/cards.tsx'
import { togetherCards } from './together/cards.tsx'
import { answerCards } from './people/answers/cards.tsx'
import { restrictionCards } from './people/restricted/cards.tsx'
import { whereaboutsCards } from './people/whereabouts/cards.tsx'
import { recordCards } from './record/cards.tsx'
import type { Card } from './record/kind.ts'

export const cards: ReadonlyMap<string, Card> = new Map(
  [
    ...recordCards,
    ...peopleCards,
    ...whereaboutsCards,
    ...answerCards,
    ...restrictionCards,
    ...childCards,
    ...correspondenceCards,
    ...commitmentCards,
    ...byMailCards,
    ...matterCards,
    ...incidentCards,
    ...dayCards,
    ...planCards,
    ...sideCards,
    ...readerCards,
    ...meetingCards,
    ...togetherCards,
    ...patternCards,
    ...letterCards,
    ...packCards,
    ...deskCards,
  ].map((card) => [card.kind, card]),
)
