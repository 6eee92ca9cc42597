/**
 * Putting papers together in processes of their own, which end with their memory (a thread's is kept by
 * the process it ran in): meanwhile pages are served, and what a long bundle needs is given back. The
 * papers first; then, when theirs is gone, the front is set; then another one finishes. So the papers
 * and the press that sets the front never lie in memory together.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Info, Merged } from './finish.ts'
import { fitFront, type Fitted } from './fit.ts'
import type { Bundle } from './merge.ts'
import type { Half, Paper } from './parts.ts'

/** As a bundle for `merge`, but the places of links are told beforehand: an address, and its paper from 0. */
export type Binding = Omit<Bundle, 'linked' | 'font'> & {
  readonly links: ReadonlyMap<string, number>
  /** Called once the front is set: whatever set it is not needed again. */
  readonly fronted?: () => Promise<void>
}

type Named = readonly Pick<Paper, 'title' | 'mark'>[]

/** What a bindery is given to do. */
export type Order =
  | { readonly do: 'carry'; readonly papers: Named }
  | {
      readonly do: 'finish'
      readonly papers: Named
      readonly half: Half
      readonly fitted: Fitted
      readonly links: ReadonlyMap<string, number>
      readonly info: Info
    }

/** What it asks for: a paper, or the page in its place. */
export type Ask = { readonly read: number } | { readonly instead: number; readonly why: string }
export type FromBindery =
  | { readonly ask: Ask; readonly id: number }
  | { readonly half: Half }
  | { readonly merged: Merged }
  | { readonly fault: string }
export type ToBindery = { readonly id: number; readonly bytes: Uint8Array }

/** The bundle as the pieces of one PDF. Throws as `merge` does, and what reading a paper threw. */
export async function bind({ papers, links, front, fronted, info }: Binding): Promise<Merged> {
  const named = papers.map(({ title, mark }) => ({ title, mark }))
  const carried = await inBindery({ do: 'carry', papers: named }, papers)
  if (!('half' in carried)) throw new Error('A bundle was left half made.')
  const { half } = carried
  const fitted = await fitFront(front, half.joined)
  await fronted?.()
  const done = await inBindery({ do: 'finish', papers: named, half, fitted, links, info }, papers)
  if (!('merged' in done)) throw new Error('A bundle was left half made.')
  return done.merged
}

type Done = Extract<FromBindery, { half: Half } | { merged: Merged }>

async function inBindery(order: Order, papers: Binding['papers']): Promise<Done> {
  const bindery = open()
  const made = new Promise<Done>((resolve, reject) => {
    const hear = (heard: FromBindery): void => {
      if ('fault' in heard) reject(new Error(heard.fault))
      else if (!('ask' in heard)) resolve(heard)
      else void answer(papers, heard).then((told) => bindery.send(told), reject)
    }
    bindery.on('message', (heard) => hear(heard as FromBindery)).once('error', reject)
    bindery.once('exit', () => reject(new Error('A bundle was left half made.')))
    bindery.send(order)
  })
  try {
    return await made
  } finally {
    await close(bindery)
  }
}

function open(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts')
  const file = fromSource ? './bindery.ts' : './bindery.js'
  return fork(fileURLToPath(new URL(file, import.meta.url)), [], {
    // Much is made and soon let go: little room for what is new keeps the whole small, at no cost in time.
    execArgv: ['--max-semi-space-size=1'].concat(
      fromSource ? ['--conditions=source', '--import', 'tsx'] : [],
    ),
    env: { MALLOC_ARENA_MAX: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** Ends it, and waits until its memory is given back. */
async function close(bindery: ChildProcess): Promise<void> {
  if (bindery.exitCode !== null || bindery.signalCode !== null) return
  bindery.kill('SIGKILL')
  await once(bindery, 'exit')
}

async function answer(
  papers: Binding['papers'],
  { ask, id }: Extract<FromBindery, { ask: Ask }>,
): Promise<ToBindery> {
  const paper = papers['read' in ask ? ask.read : ask.instead]
  if (paper === undefined) throw new Error('There is no such paper in the bundle.')
  return { id, bytes: 'read' in ask ? await paper.read() : await paper.instead(ask.why) }
}
