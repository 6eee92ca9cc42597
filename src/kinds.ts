/** Every kind of entry and every projector, in the order of the rooms. The ledger is handed this list. */
import { childKinds } from './child/entries.ts'
import { byMailKinds } from './commitments/by-mail/entries.ts'
import { commitmentKinds } from './commitments/entries.ts'
import { commitmentProjector } from './commitments/projection.ts'
import { threadProjector } from './correspondence/asks-store.ts'
import { correspondenceKinds } from './correspondence/entries.ts'
import { ownLinkKinds } from './days/by-link/entries.ts'
import { dayKinds } from './days/entries.ts'
import { deskKinds } from './desk/entries.ts'
import { incidentKinds } from './incidents/entries.ts'
import { letterKinds } from './letters/entries.ts'
import { letterDraftProjector } from './letters/projection.ts'
import { matterKinds } from './matters/entries.ts'
import { packKinds } from './packs/entries.ts'
import { planKinds } from './plan/entries.ts'
import { sideKinds } from './child/sides/entries.ts'
import { readerKinds } from './child/readers/entries.ts'
import { patternKinds } from './patterns/entries.ts'
import { draftProjector } from './packs/projection.ts'
import { peopleKinds } from './people/entries.ts'
import { meetingKinds } from './meetings/entries.ts'
import { togetherKinds } from './together/entries.ts'
import { answerKinds } from './people/answers/entries.ts'
import { restrictionKinds } from './people/restricted/entries.ts'
import { whereaboutsKinds } from './people/whereabouts/entries.ts'
import { recordKinds } from './record/entries.ts'
import { helpFirstProjector } from './record/help-first-store.ts'
import type { Kind, Projector } from './record/kind.ts'
import { tagProjector } from './record/tags.ts'

export const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    ...recordKinds,
    ...peopleKinds,
    ...whereaboutsKinds,
    ...answerKinds,
    ...restrictionKinds,
    ...childKinds,
    ...correspondenceKinds,
    ...commitmentKinds,
    ...byMailKinds,
    ...matterKinds,
    ...incidentKinds,
    ...dayKinds,
    ...ownLinkKinds,
    ...planKinds,
    ...sideKinds,
    ...readerKinds,
    ...meetingKinds,
    ...togetherKinds,
    ...patternKinds,
    ...letterKinds,
    ...packKinds,
    ...deskKinds,
  ].map((kind) => [kind.kind, kind]),
)

export const projectors: readonly Projector[] = [
  tagProjector,
  helpFirstProjector,
  threadProjector,
  commitmentProjector,
  letterDraftProjector,
  draftProjector,
]
