/**
 * The words in which the sample's story is written down: who is in it, what they wrote to each
 * other, what is on paper. Everyone and everything here is invented; domains end in .example and
 * phone numbers come from Ofcom's ranges for drama.
 */

/** How somebody's mail program writes: how it quotes, whether it sends HTML, how it encodes. */
type Client = 'web' | 'office' | 'council' | 'plain' | 'surgery' | 'machine'

export type Person = {
  readonly name: string
  readonly address: string
  readonly organisation: string | null
  readonly client: Client
  /** What stands under their messages, line by line; empty for a machine. */
  readonly signature: readonly string[]
}

/** A way in which real mail is untidy, done to the bytes of an otherwise proper message. */
type Untidy =
  | 'date nobody can read'
  | 'two-digit year'
  | 'no references'
  | 'raw Latin-1 header'
  | 'charset nobody knows'
  | 'no message id'
  | 'spaces round the name'
  | 'winmail'

/** `attach` names papers (`letter:gp-september`) or pictures (`photo:detention-slip`). */
export type Mail<Name extends string = string> = {
  readonly id: string
  /** `2025-05-19 20:41`, the time on the wall in England. */
  readonly at: string
  readonly from: Name
  readonly to: readonly Name[]
  readonly cc?: readonly Name[]
  readonly subject?: string
  /** The `id` of the message this one answers. */
  readonly re?: string
  /** The `id` of a message sent on whole, as an attached message. */
  readonly forwards?: string
  readonly words: string
  readonly attach?: readonly string[]
  /** An automatic reply or notice, as its own headers say. */
  readonly auto?: 'replied' | 'generated'
  /** True when the answer is written between the lines it answers (`> ` lines are in `words`). */
  readonly between?: boolean
  /** Extra HTML under the words: a banner, a picture from elsewhere. */
  readonly newsletter?: boolean
  readonly untidy?: Untidy
}

export type Sheet = {
  readonly id: string
  readonly file: string
  /** A4 unless it is a small printed slip, or a page of a child's notebook written by hand. */
  readonly paper?: 'slip' | 'notebook'
  /** `2026-09-25` */
  readonly day: string
  readonly head: readonly string[]
  readonly ink: string
  readonly to: readonly string[]
  readonly from: string
  readonly reference?: string
  readonly subject: string
  readonly salutation: string
  readonly body: readonly Block[]
  readonly close: readonly string[]
}

/** A piece of a letter: a paragraph, a heading, a list, or a table whose first row is its head. */
export type Block =
  | string
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  | { readonly table: readonly (readonly string[])[] }

/** One turn of a recorded call. `at` and `until` are seconds from its start. */
export type Turn = {
  readonly at: number
  readonly until: number
  readonly who: string
  readonly words: string
}

/** Keeps the `id`s of a list of mail in its type, so that a wrong name is a type error. */
export function inOrder<Name extends string>(mail: readonly Mail<Name>[]): readonly Mail<Name>[] {
  return mail.toSorted((a, b) => {
    if (a.at === b.at) return 0
    return a.at < b.at ? -1 : 1
  })
}
