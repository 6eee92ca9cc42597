/** The questions of a form, one line each: the field it fills, what is asked, and what else is known of it. */
import type { Answer, Question } from './asking.ts'

type More = Partial<Pick<Question, 'hint' | 'missing' | 'fold'>>

const asked =
  (as: 'line' | 'lines' | 'number' | 'day' | 'tick') =>
  (name: string, label: string, more: More = {}): Question => ({ name, as, label, ...more })

export const ask = {
  line: asked('line'),
  lines: asked('lines'),
  number: asked('number'),
  day: asked('day'),
  tick: asked('tick'),
  words: (name: string, label: string, more: More & { readonly rows?: number } = {}): Question => ({
    name,
    as: 'words',
    label,
    ...more,
  }),
  choice: (name: string, label: string, of: readonly Answer[], more: More = {}): Question => ({
    name,
    as: 'choice',
    of,
    label,
    ...more,
  }),
} as const

/** Answers to choose from, in their order: the value that is kept, and how it is put. */
export function answers(of: Readonly<Record<string, string>>): readonly Answer[] {
  return Object.entries(of).map(([value, text]) => ({ value, text }))
}

/** `questions` that lie in one fold together. */
export function folded(fold: string, questions: readonly Question[]): readonly Question[] {
  return questions.map((question) => ({ ...question, fold }))
}
