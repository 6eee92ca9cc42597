/**
 * Kills at random moments, and what must hold after each: nothing that was acknowledged is lost, the
 * tree verifies, and a run that is begun again adds exactly the rest.
 */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { grown } from './growth.ts'
import { killPostgres, type Place, type Running } from './running.ts'

const LOOK = fileURLToPath(new URL('look.ts', import.meta.url))
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))

/** Whom a kill meets. `both` is what a power cut is to the processes. */
const VICTIMS = ['heard', 'postgres', 'both'] as const
export type Victim = (typeof VICTIMS)[number]

export type Tally = {
  kills: number
  /** Kills that came before the work was done, by whom they met. */
  readonly met: Record<Victim, number>
  acknowledged: number
  lost: number
  twice: number
  badTrees: number
  /** What went wrong, in words. */
  readonly faults: string[]
}

function newTally(): Tally {
  const met = { heard: 0, postgres: 0, both: 0 }
  return { kills: 0, met, acknowledged: 0, lost: 0, twice: 0, badTrees: 0, faults: [] }
}

/** Writes a mailbox of `count` messages that differ; every fiftieth carries a file too large for a row. */
export async function writeMailbox(path: string, count: number): Promise<void> {
  const messages = Array.from({ length: count }, (_, at) => messageOf(at))
  await writeFile(path, messages.join('\n'))
}

function messageOf(at: number): string {
  const head = [
    `From alex@family.example Mon Sep 28 09:00:00 2026`,
    `From: Alex Ward <alex@family.example>`,
    `To: Hillview Academy <office@hillview.example>`,
    `Subject: Message ${at}`,
    `Message-ID: <m${at}@family.example>`,
    `Date: Mon, 28 Sep 2026 09:${String(at % 60).padStart(2, '0')}:00 +0100`,
    'MIME-Version: 1.0',
  ]
  const words = `Please send us the plan for week ${at}.`
  if (at % 50 !== 7) return [...head, 'Content-Type: text/plain', '', words, ''].join('\n')
  const bytes = randomBytes(300_000).toString('base64').replaceAll(/.{76}/g, '$&\n')
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\nContent-Type: text/plain\n',
    words,
    `--b\nContent-Type: application/octet-stream; name=f${at}.bin`,
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64\n',
    bytes,
    '--b--',
    '',
  ].join('\n')
}

/** Ends what the victim is with SIGKILL; true when something was there to be killed. */
async function kill(place: Place, running: Running, victim: Victim): Promise<boolean> {
  const met: boolean[] = []
  if (victim !== 'postgres' && running.child.exitCode === null)
    met.push(process.kill(-running.pid, 'SIGKILL'))
  if (victim !== 'heard') met.push(await killPostgres(place))
  return met.includes(true)
}

/** What `heard doctor` says and the titles that are there, from a new process that finds what was left. */
async function look(place: Place, record: string, tally: Tally, when: string): Promise<string[]> {
  const { code, out, err } = await place.run(LOOK, [record]).done
  const seen = code === 0 ? (JSON.parse(out) as Looked) : { ok: false, words: err, titles: [] }
  if (!seen.ok) {
    tally.badTrees += 1
    tally.faults.push(`${when}: ${seen.words}`)
  }
  return [...seen.titles]
}

type Looked = { readonly ok: boolean; readonly words: string; readonly titles: readonly string[] }

export type Plan = {
  readonly kills: number
  readonly chance: () => number
  readonly messages: number
  /** The longest a process is let live, in milliseconds. */
  readonly longestMs: number
  readonly tell?: (line: string) => void
  /** When it ends with fewer kills, as `Date.now()` tells it. */
  readonly until?: number
}

function goesOn({ kills, until = Infinity }: Plan, tally: Tally): boolean {
  return tally.kills < kills && Date.now() < until
}

type Imported = { readonly read: number; readonly added: number; readonly already: number }

/** Kills `heard import` and its database until `plan.kills` met work, finishing each mailbox exactly. */
export async function killImports(place: Place, plan: Plan): Promise<Tally> {
  const tally = newTally()
  const mailbox = join(place.folder, 'family.mbox')
  await writeMailbox(mailbox, plan.messages)
  for (let records = 1; goesOn(plan, tally); records += 1) {
    const { id } = await place.json<{ id: string }>('new', `Robin ${records}`)
    let before = new Set<string>()
    for (let round = 0; round < 6 && goesOn(plan, tally); round += 1) {
      const when = `import, kill ${tally.kills + 1}`
      const { chance, messages, longestMs } = plan
      const size = before.size + Math.ceil(chance() * (messages - before.size))
      // Every third at any moment, the start included; the rest while entries are being stored.
      const moment = (over: () => boolean) =>
        round % 3 === 2 ? wait(200 + chance() * longestMs) : grown(place.data, id, size, over)
      const args = ['import', id, mailbox, '--json']
      const finished = await oneKill(place, { plan, tally, moment }, args)
      const now = await look(place, id, tally, when)
      compare(tally, when, [...before], now)
      before = new Set(now)
      plan.tell?.(`${when}: ${now.length} of ${plan.messages} there`)
      if (finished) break
    }
    const rest = await place.json<Imported>('import', id, mailbox)
    if (rest.added !== plan.messages - before.size || rest.already !== before.size)
      tally.faults.push(`record ${records}: ${before.size} there, then ${JSON.stringify(rest)}`)
    const all = await look(place, id, tally, `record ${records}, finished`)
    compare(tally, `record ${records}, finished`, [...before], all)
    if (all.length !== plan.messages)
      tally.faults.push(`record ${records}: ${all.length} of ${plan.messages} in the end`)
    tally.acknowledged += all.length
  }
  return tally
}

/** When a kill comes; it may stop waiting once what is to be killed is over. */
type Moment = (over: () => boolean) => Promise<void>

/** True when the import was done before the kill came. */
async function oneKill(
  place: Place,
  { plan, tally, moment }: { plan: Plan; tally: Tally; moment: Moment },
  args: readonly string[],
): Promise<boolean> {
  const victim = VICTIMS[Math.floor(plan.chance() * VICTIMS.length)] ?? 'heard'
  const running = place.heard(args)
  await Promise.race([running.done, moment(() => running.child.exitCode !== null)])
  if (running.child.exitCode !== null) return true
  if (await kill(place, running, victim)) {
    tally.kills += 1
    tally.met[victim] += 1
  }
  const { code, err } = await running.done
  if (victim === 'postgres' && code !== 0 && (code !== 2 || err.trim().split('\n').length > 1))
    tally.faults.push(`import without its database ended with ${code}: ${err}`)
  return code === 0
}

function compare(
  tally: Tally,
  when: string,
  acknowledged: readonly string[],
  there: readonly string[],
) {
  const found = new Set(there)
  const lost = acknowledged.filter((title) => !found.has(title))
  tally.lost += lost.length
  tally.twice += there.length - found.size
  if (lost.length > 0) tally.faults.push(`${when}: lost ${lost.slice(0, 3).join(', ')}`)
  if (there.length > found.size) tally.faults.push(`${when}: ${there.length - found.size} twice`)
}

/** Kills a process that writes, and its database: every title it printed as kept must be there, once. */
export async function killWriters(place: Place, plan: Plan): Promise<Tally> {
  const tally = newTally()
  const { id } = await place.json<{ id: string }>('new', 'Robin')
  const kept: string[] = []
  for (let tries = 0; goesOn(plan, tally) && tries < plan.kills * 3; tries += 1) {
    const when = `writing, kill ${tally.kills + 1}`
    const victim = VICTIMS[Math.floor(plan.chance() * VICTIMS.length)] ?? 'heard'
    const writer = place.run(WRITER, [id, `w${tries}`])
    await writer.says(/writing/)
    await wait(plan.chance() * plan.longestMs)
    if (await kill(place, writer, victim)) {
      tally.kills += 1
      tally.met[victim] += 1
    }
    if (victim === 'postgres') {
      // It goes on by itself once the database is back, with titles it has not used.
      await writer.says(/^lost \S+\nkept /m)
      process.kill(-writer.pid, 'SIGKILL')
    }
    const { out } = await writer.done
    kept.push(...[...out.matchAll(/^kept \d+ (\S+)\n/gm)].map(([, title = '']) => title))
    compare(tally, when, kept, await look(place, id, tally, when))
    plan.tell?.(`${when} (${victim}): ${kept.length} acknowledged`)
  }
  tally.acknowledged = kept.length
  return tally
}
