import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from './message.ts'
import { unwrap } from './tnef.ts'

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  return Buffer.concat([head, data, Buffer.alloc(2)])
}

function property(type: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(id, 2)
  if (type === 3) return Buffer.concat([head, value])
  const sizes = Buffer.alloc(8)
  sizes.writeUInt32LE(1, 0)
  sizes.writeUInt32LE(value.length, 4)
  return Buffer.concat([head, sizes, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

const START = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0])
const count = (number: number): Buffer => Buffer.from([number, 0, 0, 0])
const WRAPPED = Buffer.concat([
  START,
  attribute(1, 0x0002800c, Buffer.from('Please see the plan.\0')),
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from('PLAN~1.PDF\0')),
  attribute(2, 0x0006800f, Buffer.from('%PDF-1.7 the plan')),
  attribute(
    2,
    0x00069005,
    Buffer.concat([
      count(3),
      property(3, 0x0e20, Buffer.alloc(4)),
      property(0x1e, 0x3703, Buffer.from('.pdf\0')),
      property(0x1f, 0x3707, Buffer.from('Robin’s plan.pdf\0', 'utf16le')),
    ]),
  ),
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from('note.txt\0')),
  attribute(2, 0x0006800f, Buffer.from('Words')),
])

test('the words and files in a winmail.dat come out, by their long names', () => {
  const unwrapped = unwrap(WRAPPED)
  expect(unwrapped?.text).toBe('Please see the plan.')
  expect(unwrapped?.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['Robin’s plan.pdf', '%PDF-1.7 the plan'],
    ['note.txt', 'Words'],
  ])
  expect(unwrap(Buffer.from('something else'))).toBeNull()
})

test('a message that is all winmail.dat has its words and its files, and the wrapping too', async () => {
  const raw = `From: a@b.example\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${WRAPPED.toString('base64')}\r\n`
  const mail = await readMail(Buffer.from(raw))
  expect(mail.words).toBe('Please see the plan.')
  expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['winmail.dat', 'application/vnd.ms-tnef'],
    ['Robin’s plan.pdf', 'application/pdf'],
    ['note.txt', 'text/plain'],
  ])
  expect(mail.problems.join(' ')).toContain('winmail.dat')
})

test('no broken wrapping makes it throw', () => {
  fc.assert(
    fc.property(fc.nat(WRAPPED.length), fc.nat(255), fc.nat(WRAPPED.length), (at, byte, end) => {
      const broken = Buffer.from(WRAPPED)
      broken[at] = byte
      expect(() => unwrap(broken.subarray(0, Math.max(6, end)))).not.toThrow()
    }),
    { numRuns: 2_000 },
  )
})
