/**
 * Which messages belong together. References and In-Reply-To decide (after Jamie Zawinski's
 * threading, jwz.org/doc/threading.html); a reply that lost both falls back on its subject and on
 * having somebody in common. The result does not depend on the order in which messages arrive.
 */
import { sameAddress } from './addresses.ts'

/** What is looked at in a message. `id` is any name for it that is its own; `people` are addresses. */
export type Threaded = {
  readonly id: string
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly subject: string
  readonly people: readonly string[]
}

const REPLY =
  /^(?:(?:re|aw|sv|antw|fwd?|tr|wg)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:\s*|\[(?:external|ext|spam)\]\s*)/i
const PREFIXES_MAX = 20

/** A subject without its `Re:` and `Fwd:`, in lower case: the same for every message of a thread. */
export function bareSubject(subject: string): string {
  let bare = subject.trim()
  for (let count = 0; count < PREFIXES_MAX; count += 1) {
    const shorter = bare.replace(REPLY, '')
    if (shorter === bare) break
    bare = shorter.trim()
  }
  return bare.toLowerCase().replaceAll(/\s+/g, ' ')
}

/** True when the subject says that the message answers or passes on another. */
function isReplySubject(subject: string): boolean {
  return REPLY.test(subject.trim())
}

/**
 * For each message's `id` the key of its thread. The same messages in any order give the same
 * threads.
 */
export function groupThreads(messages: readonly Threaded[]): Map<string, string> {
  const threads = new Threads()
  const inOrder = messages.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  for (const message of inOrder) threads.add(message)
  return new Map(inOrder.map((message) => [message.id, threads.keyOf(message)]))
}

/**
 * Threads as messages arrive. A key once given stays: it is the name of the thread's first message
 * as its References tell it, whether or not that message ever arrives. Two threads found later to be
 * one take the key of the older. Memory grows with the ids seen, about 300 bytes a message.
 */
export class Threads {
  readonly #parent = new Map<string, string>()
  /** When a name was first seen: the older of two threads keeps its key. */
  readonly #age = new Map<string, number>()
  /** Subject and a person on it -> a message of that thread. */
  readonly #subjects = new Map<string, string>()

  /** Takes a message in and returns the key of its thread as it stands. */
  add(message: Threaded): string {
    const own = nameOf(message)
    for (const other of linksOf(message)) this.#join(`m:${other}`, own)
    this.#see(own)
    this.#bySubject(message, own)
    return this.#root(own)
  }

  /** The key of the thread that `message`, once added, belongs to now. */
  keyOf(message: Threaded): string {
    return this.#root(nameOf(message))
  }

  /** Whether the message `messageId` was seen, or named by one that was. */
  knows(messageId: string): boolean {
    return this.#age.has(`m:${messageId}`)
  }

  /** Says what is already known: the message `messageId` belongs to the thread `key`. */
  know(messageId: string, key: string): void {
    this.#join(key, `m:${messageId}`)
  }

  /**
   * A reply without references joins the messages of its subject with a person in common; a fresh
   * message of the same subject ("Robin") is a thread of its own.
   */
  #bySubject(message: Threaded, own: string): void {
    const subject = bareSubject(message.subject)
    if (subject === '') return
    const strays = linksOf(message).length === 0 && isReplySubject(message.subject)
    for (const person of new Set(message.people.map(sameAddress))) {
      const slot = `${subject}\n${person}`
      this.#meet(strays ? `${slot}\nstrays` : slot, own, strays)
      const thread = this.#subjects.get(slot)
      const waiting = this.#subjects.get(`${slot}\nstrays`)
      if (thread !== undefined && waiting !== undefined) this.#join(thread, waiting)
    }
  }

  #meet(slot: string, own: string, join: boolean): void {
    const other = this.#subjects.get(slot)
    if (other === undefined) this.#subjects.set(slot, own)
    else if (join) this.#join(other, own)
  }

  #see(name: string): number {
    const age = this.#age.get(name) ?? this.#age.size
    this.#age.set(name, age)
    return age
  }

  #root(name: string): string {
    let root = name
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    for (let at = name; at !== root;) {
      const up = this.#parent.get(at) ?? root
      this.#parent.set(at, root)
      at = up
    }
    return root
  }

  #join(left: string, right: string): void {
    const [a, b] = [this.#root(left), this.#root(right)]
    const older = this.#see(a) <= this.#see(b)
    if (a !== b) this.#parent.set(older ? b : a, older ? a : b)
  }
}

function nameOf(message: Threaded): string {
  return message.messageId === null ? `n:${message.id}` : `m:${message.messageId}`
}

function linksOf(message: Threaded): string[] {
  const links = message.references.concat(message.inReplyTo ?? [])
  return links.filter((id) => id !== message.messageId)
}
