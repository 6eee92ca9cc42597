/** What people said of the days of one provision, each day counted once however many speak of it. Pure. */
import type { Mark } from './provision.ts'

/** Sessions somebody spoke of. `differently`: one says it was given, another that it was not. */
export type Spoken = {
  readonly given: number
  readonly partly: number
  readonly notGiven: number
  readonly differently: number
}

const NOTHING: Spoken = { given: 0, partly: 0, notGiven: 0, differently: 0 }

export function spokenOf({ given, partly, notGiven, differently }: Spoken): number {
  return given + partly + notGiven + differently
}

/** The sum of what was said of several days. */
export function together(all: readonly Spoken[]): Spoken {
  return all.reduce(
    (sum, each) => ({
      given: sum.given + each.given,
      partly: sum.partly + each.partly,
      notGiven: sum.notGiven + each.notGiven,
      differently: sum.differently + each.differently,
    }),
    NOTHING,
  )
}

/**
 * What was said of one day. Whoever speaks twice of a day speaks of two sessions; where two people speak
 * of it they mean the same ones, so what both say counts once, and where one says "given" and another
 * "not" it is told differently: the ledger takes no side.
 */
export function spokenOn(marks: readonly Mark[]): Spoken {
  const voices = [...Map.groupBy(marks, ({ body, broughtBy }) => `${body.says} ${broughtBy}`)].map(
    ([, own]) => together(own.map(spokenIn)),
  )
  const most = (of: (spoken: Spoken) => number): number => Math.max(0, ...voices.map(of))
  const least = (of: (spoken: Spoken) => number): number =>
    voices.length === 0 ? 0 : Math.min(...voices.map(of))
  const all: Spoken = {
    given: most(({ given }) => given),
    partly: most(({ partly }) => partly),
    notGiven: most(({ notGiven }) => notGiven),
    differently: 0,
  }
  const sorts = [all.given, all.partly, all.notGiven].filter((many) => many > 0)
  if (voices.length < 2 || sorts.length < 2) return all
  const agreed: Spoken = {
    given: least(({ given }) => given),
    partly: least(({ partly }) => partly),
    notGiven: least(({ notGiven }) => notGiven),
    differently: 0,
  }
  return { ...agreed, differently: most(spokenOf) - spokenOf(agreed) }
}

function spokenIn({ body: { given, sessions } }: Mark): Spoken {
  return {
    given: given === 'given' ? sessions : 0,
    partly: given === 'partly' ? sessions : 0,
    notGiven: given === 'not given' ? sessions : 0,
    differently: 0,
  }
}
