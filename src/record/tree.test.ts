import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  EMPTY_HEAD,
  extend,
  headOf,
  inclusionProof,
  inclusionProofs,
  leafHash,
  treeHead,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

// The reference tree of Certificate Transparency (google/certificate-transparency, merkle tree tests).
const DATA = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const HEADS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const reference = DATA.map((hex) => leafHash(Buffer.from(hex, 'hex')))
const leaves = (size: number) =>
  Array.from({ length: size }, (_, at) =>
    leafHash(createHash('sha256').update(String(at)).digest()),
  )

describe('the Certificate Transparency reference tree', () => {
  test.each(HEADS.map((head, at) => [at + 1, head] as const))(
    'of %i leaves has its head',
    (size, head) => {
      expect(treeHead(reference.slice(0, size)).toString('hex')).toBe(head)
    },
  )
  test('of no leaves is the hash of nothing', () => {
    expect(EMPTY_HEAD.toString('hex')).toBe(createHash('sha256').digest('hex'))
  })
})

const sizes = fc.integer({ min: 1, max: 300 })
const flipped = (hash: Buffer) => {
  const other = Buffer.from(hash)
  other[0] = (other[0] ?? 0) ^ 1
  return other
}

describe('proofs', () => {
  test('every leaf of every size proves itself, and only itself', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, nat) => {
        const all = leaves(size)
        const index = nat % size
        const path = inclusionProof(all, index)
        const claim = { leaf: all[index]!, index, size, path, head: treeHead(all) }
        expect(verifyInclusion(claim)).toBe(true)
        expect(inclusionProofs(all, [index])[0]).toEqual(path)
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf) })).toBe(false)
        expect(verifyInclusion({ ...claim, head: flipped(claim.head) })).toBe(false)
        expect(verifyInclusion({ ...claim, path: [...path, claim.leaf] })).toBe(false)
        if (size > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(false)
      }),
    )
  })

  test('every earlier tree is shown to be the beginning of every later one, and no other tree is', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, nat) => {
        const all = leaves(size)
        const older = (nat % size) + 1
        const proof = consistencyProof(all, older)
        const claim = {
          older: { size: older, head: treeHead(all.slice(0, older)) },
          newer: { size, head: treeHead(all) },
          proof,
        }
        expect(verifyConsistency(claim)).toBe(true)
        expect(
          verifyConsistency({ ...claim, older: { size: older, head: flipped(claim.older.head) } }),
        ).toBe(false)
        expect(
          verifyConsistency({ ...claim, newer: { size, head: flipped(claim.newer.head) } }),
        ).toBe(false)
      }),
    )
  })

  test('a frontier grown leaf by leaf has the head of the whole tree', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        let frontier: Buffer[] = []
        leaves(size).forEach((leaf, at) => {
          frontier = extend(frontier, at, leaf)
        })
        expect(headOf(frontier)).toEqual(treeHead(leaves(size)))
      }),
    )
  })
})
