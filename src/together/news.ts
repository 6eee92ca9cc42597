/** News between home and school, on the day itself. Good news weighs as much as any other. Pure. */
import type { Day } from '../platform/day.ts'
import type { NewsBody } from './entries.ts'

export type News = {
  readonly seq: number
  readonly root: number
  readonly address: string
  readonly day: Day
  readonly time: string | null
  readonly author: string
  readonly broughtBy: string
  /** The day on which it was corrected last, or null. */
  readonly corrected: Day | null
  readonly body: NewsBody
}

/** Somebody pressed "Read" under the version `of`. */
export type Pressed = {
  readonly of: number
  readonly by: string
  readonly author: string
  readonly day: Day
}

/** News for `me` that still matters on `on` and under which they have not pressed "Read", oldest first. */
export function waitingFor(
  me: string,
  {
    news,
    pressed,
    on,
  }: { readonly news: readonly News[]; readonly pressed: readonly Pressed[]; readonly on: Day },
): News[] {
  const mine = new Set(pressed.filter(({ by }) => by === me).map(({ of }) => of))
  return news.filter(
    ({ seq, broughtBy, body }) =>
      broughtBy !== me && !mine.has(seq) && (body.until === null || body.until >= on),
  )
}

export type Counts = Readonly<Record<NewsBody['about'], number>>

/** How much of each was told. */
export function countsOf(news: readonly News[]): Counts {
  const count = (about: NewsBody['about']) => news.filter(({ body }) => body.about === about).length
  return { good: count('good'), hard: count('hard'), plain: count('plain') }
}

/** How a night is called, in the first words of a sentence. */
export const NIGHT_WORDS = {
  well: 'Slept well.',
  some: 'Slept some of the night.',
  badly: 'Slept badly.',
} as const

/** What sort of news a night is, where nothing else was said of it. */
export function aboutNight(sleep: keyof typeof NIGHT_WORDS | null): NewsBody['about'] {
  if (sleep === 'well') return 'good'
  return sleep === 'badly' ? 'hard' : 'plain'
}
