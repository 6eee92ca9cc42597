/** The list of a desk on paper, for a meeting: nothing to press, all of it at once. */
import { inFullWords, type Day } from '../platform/day.ts'
import { shortDay } from '../commitments/told.ts'
import { Page } from '../platform/web/page.tsx'
import { filterQuery } from './filter-forms.ts'
import type { DeskItem, Filter } from './item.ts'

export function PrintPage(props: {
  readonly on: Day
  readonly items: readonly DeskItem[]
  readonly filter: Filter
}) {
  const { on, items, filter } = props
  return (
    <Page
      title="Your desk, to print"
      heading="Your desk"
      sub={`${inFullWords(on)} · ${items.length === 1 ? '1 thing' : `${items.length} things`}`}
      backTo={{ href: `/desk${filterQuery(filter)}`, text: 'Your desk' }}
    >
      <p class="heard-no-print">
        Print this with your browser. It holds what families let you read: do not leave it lying.
      </p>
      {items.length === 0 ? (
        <p>Nothing to print.</p>
      ) : (
        <table class="heard-desk-print">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">How it stands</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr>
                <td>
                  <span class="heard-desk-child">{item.child}</span> <strong>{item.title}</strong>
                  <br />
                  {item.facts}
                </td>
                <td>
                  {item.count.count} {item.count.unit}
                  {item.due !== null && (
                    <>
                      <br />
                      due {shortDay(item.due, on)}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
