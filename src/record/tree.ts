/**
 * The Merkle tree of RFC 9162 (Certificate Transparency 2.0), section 2.1, over SHA-256.
 *
 * Terms: a *leaf* is the hash of one entry's bytes (`leafHash`); the *head* is the hash of the whole
 * tree at a size; a *frontier* is the heads of the perfect subtrees a tree of that size is made of,
 * largest first, which is all that is needed to add the next leaf. Everything here is a pure function
 * of its arguments. Hashes are 32-byte Buffers.
 */
import { hash } from 'node:crypto'

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** HASH(0x00 || data): RFC 9162 section 2.1.1. */
export function leafHash(data: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF, data]), 'buffer')
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer')
}

/** The head of the empty tree: the hash of nothing. */
export const EMPTY_HEAD: Buffer = hash('sha256', '', 'buffer')

/** The frontier after adding `leaf` to a tree of `size` leaves with `frontier`. */
export function extend(frontier: readonly Buffer[], size: number, leaf: Buffer): Buffer[] {
  const peaks = [...frontier]
  let carried = leaf
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = peaks.pop()
    if (left === undefined) throw new RangeError('The frontier is too short for its tree size.')
    carried = nodeHash(left, carried)
  }
  peaks.push(carried)
  return peaks
}

/** The tree head of a frontier. */
export function headOf(frontier: readonly Buffer[]): Buffer {
  const last = frontier.at(-1)
  if (last === undefined) return EMPTY_HEAD
  return frontier.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** Merkle Tree Hash of the leaves (already hashed): RFC 9162 section 2.1.1. Linear in their number. */
export function treeHead(leaves: readonly Buffer[]): Buffer {
  let frontier: Buffer[] = []
  leaves.forEach((leaf, size) => {
    frontier = extend(frontier, size, leaf)
  })
  return headOf(frontier)
}

/** The largest power of two smaller than `size` (size > 1). */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** PATH(m, D[n]): the audit path of leaf `index`, nearest first. RFC 9162 section 2.1.3.1. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`No leaf ${index} in the tree.`)
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), treeHead(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), treeHead(leaves.slice(0, split))]
}

/**
 * Audit paths of many leaves of one tree at once, in the order asked: hashes every level once, so it
 * costs one pass over the leaves however many paths are wanted.
 */
export function inclusionProofs(leaves: readonly Buffer[], indexes: readonly number[]): Buffer[][] {
  const levels = levelsOf(leaves)
  return indexes.map((index) => {
    if (index < 0 || index >= leaves.length) throw new RangeError(`No leaf ${index} in the tree.`)
    return levels.slice(0, -1).flatMap((level, height) => {
      const sibling = level[Math.floor(index / 2 ** height) ^ 1]
      return sibling === undefined ? [] : [sibling]
    })
  })
}

/** Each level of the tree from the leaves up; an odd last node is carried up unhashed. */
function levelsOf(leaves: readonly Buffer[]): Buffer[][] {
  const levels: Buffer[][] = [[...leaves]]
  for (let level = levels[0] ?? []; level.length > 1; level = levels.at(-1) ?? []) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]]
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right))
    }
    levels.push(above)
  }
  return levels
}

/** Whether `path` proves that `leaf` is leaf `index` of the tree of `size` with `head`. Section 2.1.3.2. */
export function verifyInclusion(claim: {
  readonly leaf: Buffer
  readonly index: number
  readonly size: number
  readonly path: readonly Buffer[]
  readonly head: Buffer
}): boolean {
  const { leaf, index, size, path, head } = claim
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [at, last, reached] = [index, size - 1, leaf]
  for (const step of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      reached = nodeHash(step, reached)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      reached = nodeHash(reached, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && reached.equals(head)
}

/** PROOF(m, D[n]): that the tree of the first `older` leaves is the beginning of this one. Section 2.1.4.1. */
export function consistencyProof(leaves: readonly Buffer[], older: number): Buffer[] {
  if (older < 1 || older > leaves.length) throw new RangeError(`No tree of size ${older}.`)
  return subproof(leaves, older, true)
}

function subproof(leaves: readonly Buffer[], older: number, whole: boolean): Buffer[] {
  if (older === leaves.length) return whole ? [] : [treeHead(leaves)]
  const split = splitOf(leaves.length)
  return older <= split
    ? [...subproof(leaves.slice(0, split), older, whole), treeHead(leaves.slice(split))]
    : [...subproof(leaves.slice(split), older - split, false), treeHead(leaves.slice(0, split))]
}

/** Whether `proof` shows that the newer tree only adds to the older one. Section 2.1.4.2. */
export function verifyConsistency(claim: {
  readonly older: { readonly size: number; readonly head: Buffer }
  readonly newer: { readonly size: number; readonly head: Buffer }
  readonly proof: readonly Buffer[]
}): boolean {
  const { older, newer } = claim
  if (older.size === newer.size) return claim.proof.length === 0 && older.head.equals(newer.head)
  if (older.size < 1 || older.size > newer.size || claim.proof.length === 0) return false
  const isPerfect = Number.isInteger(Math.log2(older.size))
  const path = isPerfect ? [older.head, ...claim.proof] : [...claim.proof]
  let [at, last] = [older.size - 1, newer.size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const first = path[0]
  if (first === undefined) return false
  let [olderReached, newerReached] = [first, first]
  for (const step of path.slice(1)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      olderReached = nodeHash(step, olderReached)
      newerReached = nodeHash(step, newerReached)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      newerReached = nodeHash(newerReached, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && olderReached.equals(older.head) && newerReached.equals(newer.head)
}

function half(value: number): number {
  return Math.floor(value / 2)
}
