/** What somebody wrote about a colleague who has left. */
import { isSameHolder } from '../commitments/hand-over.ts'
import { textOf, textsOf, type Problem, type Read } from '../platform/web/forms.ts'

const NAME_LENGTH_MAX = 300
const WORDS_LENGTH_MAX = 20_000

export type LeftGiven = {
  /** Who has everything from now on; null where there was nothing to pass on. */
  readonly to: string | null
  readonly words: string | null
  /** What is passed on: `record:address` of each. */
  readonly of: ReadonlySet<string>
}

export function readLeft(form: FormData, leaver: string): Read<LeftGiven> {
  const to = textOf(form, 'other') || textOf(form, 'to')
  const words = textOf(form, 'why')
  const of = new Set(textsOf(form, 'of'))
  const problems: Problem[] = []
  if (of.size > 0 && to === '')
    problems.push({ field: 'to', text: 'Choose or write who has all of it from now on' })
  if (to.length > NAME_LENGTH_MAX) problems.push({ field: 'other', text: 'Give a shorter name' })
  if (to !== '' && isSameHolder(to, leaver))
    problems.push({ field: 'to', text: `${leaver} has left: choose somebody else` })
  if (words.length > WORDS_LENGTH_MAX) problems.push({ field: 'why', text: 'Write less here' })
  return problems.length > 0
    ? { ok: false, problems }
    : {
        ok: true,
        value: {
          to: of.size === 0 || to === '' ? null : to,
          words: words === '' ? null : words,
          of,
        },
      }
}
