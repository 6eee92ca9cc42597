import type { Child } from 'hono/jsx'
import { classes, type Attributes } from './attributes.ts'

export type Cell = {
  readonly text: Child
  readonly format?: 'numeric'
  readonly class?: string
  readonly colspan?: number
  readonly rowspan?: number
  readonly attributes?: Attributes
}
export type TableProps = {
  readonly caption?: string
  readonly captionClass?: string
  readonly head?: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly firstCellIsHeader?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

/** Facts to compare, in rows and columns. */
export function Table(props: TableProps) {
  return (
    <table class={classes('govuk-table', props.class)} {...props.attributes}>
      {props.caption !== undefined && (
        <caption class={classes('govuk-table__caption', props.captionClass)}>
          {props.caption}
        </caption>
      )}
      {props.head !== undefined && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <Header cell={cell} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) =>
              index === 0 && props.firstCellIsHeader === true ? (
                <Header cell={cell} scope="row" />
              ) : (
                <td
                  class={classes(
                    'govuk-table__cell',
                    cell.format !== undefined && `govuk-table__cell--${cell.format}`,
                    cell.class,
                  )}
                  colspan={cell.colspan}
                  rowspan={cell.rowspan}
                  {...cell.attributes}
                >
                  {cell.text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Header({ cell, scope }: { readonly cell: Cell; readonly scope: 'col' | 'row' }) {
  const format =
    scope === 'col' && cell.format !== undefined && `govuk-table__header--${cell.format}`
  return (
    <th
      scope={scope}
      class={classes('govuk-table__header', format, cell.class)}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.text}
    </th>
  )
}
