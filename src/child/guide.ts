/** What a guide for adults is: three minutes to read, and something to do tomorrow. Data only. */

export type Guide = {
  readonly id: string
  readonly title: string
  /** The whole of it in one sentence. */
  readonly line: string
  readonly parts: readonly { readonly heading: string; readonly words: readonly string[] }[]
  readonly tomorrow: readonly string[]
  /** A document that exists; where it is a row of our law, `row` says which, with how far it was checked. */
  readonly sources: readonly { readonly words: string; readonly row?: string }[]
}
