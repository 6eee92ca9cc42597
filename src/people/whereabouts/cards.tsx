/** How whereabouts and what was decided about them stand on their entries' own pages. */
import { Meta } from '../../platform/components/card.tsx'
import type { Card } from '../../record/kind.ts'
import { CHOICE_KIND, WHEREABOUTS_KIND, type ChoiceBody, type WhereaboutsBody } from './entries.ts'

const LISTS = [
  ['Addresses', 'addresses'],
  ['Postcodes', 'postcodes'],
  ['Telephone numbers', 'phones'],
  ['Schools', 'schools'],
  ['Kept from', 'from'],
] as const

const CHOSE: Readonly<Record<ChoiceBody['chose'], string>> = {
  'go on': 'You saw the list and went on.',
  'hold back': 'You did not send it.',
  'leave out': 'You left it out.',
}

export const whereaboutsCards: readonly Card[] = [
  {
    kind: WHEREABOUTS_KIND,
    label: 'Whereabouts',
    isQuiet: 'unsaid',
    card: (entry) => {
      const body = entry.body as WhereaboutsBody
      const places = body.places.map(({ name, when }) =>
        when === null ? name : `${name}, ${when}`,
      )
      const lists = [
        ...LISTS.map(([title, field]) => [title, body[field]] as const),
        ['Regular places', places] as const,
      ]
      return (
        <>
          {lists
            .filter(([, lines]) => lines.length > 0)
            .map(([title, lines]) => (
              <>
                <h2>{title}</h2>
                <ul class="govuk-list govuk-list--bullet">
                  {lines.map((each) => (
                    <li>{each}</li>
                  ))}
                </ul>
              </>
            ))}
          <Meta>Looked for before anything leaves. Only you can read it.</Meta>
        </>
      )
    },
  },
  {
    kind: CHOICE_KIND,
    label: 'Whereabouts: what you decided',
    isQuiet: 'unsaid',
    card: (entry) => {
      const { chose, found } = entry.body as ChoiceBody
      return (
        <>
          <p class="heard-lead">{CHOSE[chose]}</p>
          <ul class="govuk-list govuk-list--bullet">
            {found.map(({ what, where }) => (
              <li>
                {what}, in {where}
              </li>
            ))}
          </ul>
        </>
      )
    },
  },
]
