/**
 * Putting papers together on a thread of its own, which ends with its memory: meanwhile pages are
 * served, and what a long bundle needs is given back. Papers are still read, and the front still set,
 * here: the thread asks for them one by one.
 */
import { Worker } from 'node:worker_threads'
import type { Bundle, Info, Merged, Stood } from './merge.ts'

/** As a bundle for `merge`, but the places of links are told beforehand: an address, and its paper from 0. */
export type Binding = Omit<Bundle, 'linked' | 'font'> & {
  readonly links: ReadonlyMap<string, number>
}

/** What the thread is given to begin with. */
export type Order = {
  readonly papers: readonly { readonly title: string; readonly mark: string }[]
  readonly links: ReadonlyMap<string, number>
  readonly info: Info
}

type Given = Parameters<Bundle['front']>[0]
/** What the thread asks for: a paper, the page in its place, the front. */
export type Ask =
  | { readonly read: number }
  | { readonly instead: number; readonly why: string }
  | { readonly front: Given }
export type FromThread =
  | { readonly ask: Ask; readonly id: number }
  | { readonly piece: Uint8Array }
  | { readonly done: Omit<Merged, 'pieces'> & { readonly stood: readonly Stood[] } }
  | { readonly fault: string }
export type ToThread = { readonly id: number; readonly bytes: Uint8Array }

/** Much is made and soon let go: little room for what is new keeps the whole small, at no cost in time. */
const YOUNG_MB_MAX = 4

/** The bundle as the pieces of one PDF. Throws as `merge` does, and what reading a paper threw. */
export async function bind(binding: Binding): Promise<Merged> {
  const { papers, links, info } = binding
  const order: Order = { papers: papers.map(({ title, mark }) => ({ title, mark })), links, info }
  const program = import.meta.url.endsWith('.ts') ? './bindery.ts' : './bindery.js'
  const thread = new Worker(new URL(program, import.meta.url), {
    execArgv: [],
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB_MAX },
  })
  const pieces: Uint8Array[] = []
  const made = new Promise<Merged>((resolve, reject) => {
    const hear = (heard: FromThread): void => {
      if ('piece' in heard) pieces.push(heard.piece)
      else if ('done' in heard) resolve({ ...heard.done, pieces })
      else if ('fault' in heard) reject(new Error(heard.fault))
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      else void answer(binding, heard).then((told) => thread.postMessage(told), reject)
    }
    thread.on('message', hear).once('error', reject)
    thread.once('exit', () => reject(new Error('A bundle was left half made.')))
  })
  try {
    return await made
  } finally {
    await thread.terminate()
  }
}

async function answer(
  binding: Binding,
  { ask, id }: Extract<FromThread, { ask: Ask }>,
): Promise<ToThread> {
  if ('front' in ask) return { id, bytes: await binding.front(ask.front) }
  const paper = binding.papers['read' in ask ? ask.read : ask.instead]
  if (paper === undefined) throw new Error('There is no such paper in the bundle.')
  return { id, bytes: 'read' in ask ? await paper.read() : await paper.instead(ask.why) }
}
