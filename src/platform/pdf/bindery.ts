/** A process that puts papers together (bind.ts). It reads no file but the stamp's font and keeps nothing. */
import { stampFace } from '../print/fonts.ts'
import type { Ask, FromBindery, Order, ToBindery } from './bind.ts'
import { finishBundle } from './finish.ts'
import { carryPapers } from './parts.ts'
import { inLots } from './writer.ts'

const waiting = new Map<number, (bytes: Uint8Array) => void>()
let asked = 0

process.on('message', (message) => {
  const heard = message as Order | ToBindery
  if ('do' in heard) {
    follow(heard).catch((fault: unknown) => {
      tell({ fault: fault instanceof Error ? fault.message : String(fault) })
    })
    return
  }
  waiting.get(heard.id)?.(heard.bytes)
  waiting.delete(heard.id)
})
process.once('disconnect', () => process.exit(0))

function tell(what: FromBindery): void {
  process.send?.(what)
}

function ask(what: Ask): Promise<Uint8Array> {
  const id = (asked += 1)
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    tell({ ask: what, id })
  })
}

async function follow(order: Order): Promise<void> {
  if (order.do === 'carry') {
    const papers = order.papers.map((paper, at) => ({
      ...paper,
      read: () => ask({ read: at }),
      instead: (why: string) => ask({ instead: at, why }),
    }))
    tell({ half: await carryPapers(papers, stampFace()) })
    return
  }
  const linked = (address: string): number | null => order.links.get(address) ?? null
  const merged = await finishBundle({ ...order, linked, font: stampFace() })
  tell({ merged: { ...merged, pieces: inLots(merged.pieces) } })
}
