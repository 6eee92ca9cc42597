/**
 * What a rule about wording is. The lists stand in `*.data.ts`; `wording.ts` reads them. A rule whose
 * `row` is set has its ground in the law's rows about wording (src/law/england/wording.data.ts); the
 * others are ours, in the same spirit.
 */

/**
 * What is the matter with a phrase. `quoted` is none of these: somebody else's words, which stay
 * exactly as they are.
 */
const KINDS = ['blame', 'label', 'mind-reading', 'claim', 'doubt', 'vague', 'quoted'] as const
export type FoundKind = (typeof KINDS)[number]

/** What can make a vague word clear, where it stands in the same sentence. */
const ASPECTS = ['who', 'often', 'long', 'size', 'date'] as const
export type Aspect = (typeof ASPECTS)[number]

/**
 * Patterns are regular expressions over one sentence, whole words, in any case. A space stands for
 * spaces, a line break or a hyphen; `{name}` for a list in `parts.data.ts`.
 */
export type Rule = {
  /** The law's row, as `w05` or `r02`; null where the rule is ours. */
  readonly row: string | null
  readonly kind: Exclude<FoundKind, 'quoted'>
  readonly patterns: readonly string[]
  /** Ordinary uses: a find that overlaps one of these is none. */
  readonly unless?: readonly string[]
  /** The rule holds only in a sentence that matches one of these. */
  readonly within?: readonly string[]
  /** Any one of these sets of aspects in the sentence makes the phrase clear. */
  readonly clearedBy?: readonly (readonly Aspect[])[]
  /** "He is not lazy" says the opposite of the label, and is left alone. */
  readonly negatable?: boolean
  readonly why: string
  readonly instead: string
}
