/**
 * Which counts may stand beside their sum without telling of few children: none that comes from fewer than
 * five, and none from which, taken from the sum, such a one could be worked out (complementary
 * suppression, as in statistical disclosure control). Children may stand behind several counts. Pure.
 */
export const CHILDREN_LEAST = 5

/** One of several counts that add up: each fact counted stands in one part. */
export type Part = {
  readonly id: string
  /** The children whose facts are counted in it. */
  readonly children: ReadonlySet<string>
}

export type Shown = {
  /** Whether the sum may be shown. */
  readonly sum: boolean
  /** The ids of the parts that may be shown. */
  readonly parts: ReadonlySet<string>
}

/**
 * The sum is shown where its children are none or at least five; then a part is shown unless it is small,
 * or hides one that is. What is hidden, taken together, always comes from at least five children.
 */
export function shownOf(parts: readonly Part[]): Shown {
  if (isSmall(unionOf(parts))) return { sum: false, parts: new Set() }
  let hidden = parts.filter(({ children }) => isSmall(children))
  while (isSmall(unionOf(hidden))) {
    const next = smallestOf(
      parts.filter((part) => part.children.size > 0 && !hidden.includes(part)),
    )
    if (next === null)
      throw new Error('All parts are hidden, and still come from too few children.')
    hidden = [...hidden, next]
  }
  return {
    sum: true,
    parts: new Set(parts.filter((part) => !hidden.includes(part)).map(({ id }) => id)),
  }
}

/** One child to four: nobody at all is no small group. */
function isSmall(children: ReadonlySet<string>): boolean {
  return children.size > 0 && children.size < CHILDREN_LEAST
}

function unionOf(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ children }) => [...children]))
}

function smallestOf(parts: readonly Part[]): Part | null {
  const [first] = parts.toSorted(
    (one, other) => one.children.size - other.children.size || (one.id < other.id ? -1 : 1),
  )
  return first ?? null
}
