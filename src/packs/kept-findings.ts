/**
 * Findings that the family kept, as issues of a pack: the claim as they would say it, what speaks for it
 * and against it, and what followed.
 */
import { chainOf, linkInWords, type Linkable } from '../patterns/chain.ts'
import type { KeptFinding } from '../patterns/kept.ts'
import type { Draft } from './draft.ts'
import { counted } from '../platform/words.ts'

/** More entries than this make no reader surer: the count says the rest. */
const CITED_MAX = 40

/**
 * A kept finding as an issue: nothing is claimed in it that the family did not keep. What followed stands in
 * order of its days, each link as "then", in the family's words where they gave some.
 */
export function issueOf({ body, title }: KeptFinding, entries: Linkable): Draft['issues'][number] {
  const chain = chainOf(body, entries)
  const cited = [...new Set([...chain.map(({ seq }) => seq), ...body.for, ...body.against])]
  const counts = `In the record, ${counted(body.for.length, 'entry', 'entries')} speak for this and ${counted(body.against.length, 'entry', 'entries')} against it.`
  const next =
    chain.length === 0
      ? []
      : ['What followed, as it was written down. That it came after does not say why.']
  const links = chain.map(
    (link) => `${linkInWords(link)}${link.says === null ? '' : ` (its own words: “${link.says}”)`}`,
  )
  const more =
    cited.length > CITED_MAX ? [`${CITED_MAX} of ${cited.length} entries are cited here.`] : []
  return {
    heading: title,
    words: [body.claim, counts, ...next, ...links, ...more].join('\n\n'),
    entries: cited.slice(0, CITED_MAX).toSorted((one, other) => one - other),
    quotes: [],
  }
}
