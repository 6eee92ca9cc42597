/** Extra attributes a component hands on to its element. */
export type Attributes = Readonly<Record<`data-${string}` | `aria-${string}` | 'id', string>> &
  Readonly<Partial<Record<string, string>>>

/** Class names joined, those that are missing or empty left out. */
export function classes(...names: readonly (string | undefined | false)[]): string {
  return names.filter((each) => each !== undefined && each !== false && each !== '').join(' ')
}
