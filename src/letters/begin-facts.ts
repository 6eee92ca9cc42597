/** Everything a letter is drafted from, once it is known what goes in. */
import { findMyName } from '../record/looking.ts'
import type { Write } from '../record/kind.ts'
import type { Begun } from './forms.ts'
import type { Ground } from './ground.ts'
import { NO_FACTS, type LetterFacts, type ToldOff } from './letter.ts'
import { findDaysOf } from './store.ts'

type Chosen = {
  readonly ground: Ground
  readonly told: ToldOff | null
  readonly begun: Begun
}

/** Everything a letter is drafted from. */
export async function factsOf(write: Write, { ground, told, begun }: Chosen): Promise<LetterFacts> {
  return {
    ...NO_FACTS,
    ...begun,
    child: write.recordName,
    writer: await findMyName(write),
    asked: ground.asked,
    chased: ground.chased,
    told,
    calendar: await findDaysOf(write, begun.to),
  }
}
