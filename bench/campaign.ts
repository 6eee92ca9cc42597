/**
 * The long faults: `npm run campaign` runs all of them, `npm run campaign kills` one. `--kills N`,
 * `--seconds N` and `--seed N` set how long and which chance. Each prints its figures; docs/faults.md tells them.
 */
import { tryDisk } from './campaign-disk.ts'
import { tryLoad, type LoadResult } from './campaign-load.ts'
import { tryUsers, type Seen } from './campaign-users.ts'
import { killImports, killWriters, type Tally } from '../tests/faults/kills.ts'
import { fuzz } from '../tests/faults/mutate.ts'
import { aPlace, chanceFrom, type Place } from '../tests/faults/running.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

const seed = optionOf('--seed', 1)
const kills = optionOf('--kills', 100)
const longestMs = optionOf('--longest', 5000)
const until = Date.now() + optionOf('--seconds', 100_000) * 1000

function optionOf(name: string, usual: number): number {
  const at = process.argv.indexOf(name)
  return at === -1 ? usual : Number(process.argv[at + 1])
}

async function withPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const place = await aPlace()
  try {
    await work(place)
  } finally {
    await place.clear()
  }
}

function told(name: string, tally: Tally): void {
  const { faults, ...figures } = tally
  say(`${name}: ${JSON.stringify(figures)}`)
  for (const fault of faults) say(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

function toldSeen(seen: readonly Seen[]): void {
  for (const { what, ok, told } of seen) say(`${ok ? 'good' : 'NOT GOOD'}: ${what}: ${told}`)
  if (seen.some(({ ok }) => !ok)) process.exitCode = 1
}

function toldLoad({ levels, ...after }: LoadResult): void {
  const errors = levels.flatMap((level) => Object.values(level.errors))
  say(`afterwards: ${JSON.stringify({ ...after, errors: errors.length })}`)
  if (after.lost + after.doubled + after.treesNotGood + errors.length > 0) process.exitCode = 1
}

const tellLevel = (load: object) => say(JSON.stringify(load))

/** Each part by the name it is asked for. */
const parts: Record<string, () => Promise<void>> = {
  imports: () =>
    withPlace(async (place) => {
      const plan = { kills, chance: chanceFrom(seed), messages: 300, longestMs, until, tell: say }
      told('imports', await killImports(place, plan))
    }),
  load: async () => {
    const seconds = optionOf('--level-seconds', 60)
    const people = optionOf('--people', 0)
    const levels = (people === 0 ? [50, 100, 250, 500] : [people]).map((each) => ({
      people: each,
      seconds,
    }))
    toldLoad(await tryLoad(levels, tellLevel))
  },
  soak: async () => {
    // Minute by minute, so that memory over time is seen; the first minutes warm it up.
    const [people, minutes] = [optionOf('--people', 100), optionOf('--minutes', 20)]
    const levels = Array.from({ length: minutes }, () => ({ people, seconds: 60 }))
    toldLoad(await tryLoad(levels, tellLevel))
  },
  users: async () => toldSeen(await tryUsers()),
  disk: async () => {
    for (const megabytes of [100, 130, 170]) toldSeen(await tryDisk(megabytes))
  },
  fuzz: async () => {
    const found = await fuzz(optionOf('--messages', 5000), chanceFrom(seed))
    say(`fuzz: ${JSON.stringify(found)}`)
    if (found.thrown.length > 0) process.exitCode = 1
  },
  writers: () =>
    withPlace(async (place) => {
      const plan = { kills, chance: chanceFrom(seed), messages: 0, longestMs, until, tell: say }
      told('writers', await killWriters(place, plan))
    }),
}

const asked = process.argv.slice(2).filter((each) => each in parts)
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const began = Date.now()
  say(`${name} ...`)
  await parts[name]?.()
  say(`${name} took ${Math.round((Date.now() - began) / 1000)} s`)
}
