/** The thread that puts papers together (bind.ts). It reads no file but the stamp's font and keeps nothing. */
import { parentPort, workerData } from 'node:worker_threads'
import { stampFace } from '../print/fonts.ts'
import type { Ask, FromThread, Order, ToThread } from './bind.ts'
import { merge } from './merge.ts'

/** Pieces go back in lots of about this many bytes. */
const LOT_BYTES = 4 * 1024 * 1024

const waiting = new Map<number, (bytes: Uint8Array) => void>()
let asked = 0

parentPort?.on('message', ({ id, bytes }: ToThread) => {
  waiting.get(id)?.(bytes)
  waiting.delete(id)
})

function tell(what: FromThread, given: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(what, [...given])
}

function ask(what: Ask): Promise<Uint8Array> {
  const id = (asked += 1)
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    tell({ ask: what, id })
  })
}

async function bound({ papers, links, info }: Order): Promise<void> {
  const { pieces, ...rest } = await merge({
    papers: papers.map((paper, at) => ({
      ...paper,
      read: () => ask({ read: at }),
      instead: (why) => ask({ instead: at, why }),
    })),
    front: (given) => ask({ front: given }),
    linked: (address) => links.get(address) ?? null,
    font: stampFace(),
    info,
  })
  let [lot, size]: [Uint8Array[], number] = [[], 0]
  for (const [at, piece] of pieces.entries()) {
    lot.push(piece)
    size += piece.length
    if (size < LOT_BYTES && at < pieces.length - 1) continue
    const together = new Uint8Array(size)
    let place = 0
    for (const each of lot) {
      together.set(each, place)
      place += each.length
    }
    tell({ piece: together }, [together.buffer])
    ;[lot, size] = [[], 0]
  }
  tell({ done: rest })
}

bound(workerData as Order).catch((fault: unknown) => {
  tell({ fault: fault instanceof Error ? fault.message : String(fault) })
})
