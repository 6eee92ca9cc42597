import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { checkWording } from '../words/wording.ts'
import { textFrom, WORDS_BYTES_MAX } from './words.ts'

const from = (...chunks: readonly Uint8Array[]) => textFrom(Readable.from(chunks))

describe('what stands on standard input', () => {
  test('is read as UTF-8, also where a letter is cut between two pieces', async () => {
    const bytes = Buffer.from('Zoë was naughty 🙂')
    expect(await from(bytes.subarray(0, 3), bytes.subarray(3))).toBe('Zoë was naughty 🙂')
    expect(await from()).toBe('')
  })

  test('is still read where bytes are not UTF-8, with offsets into what was read', async () => {
    const text = await from(Buffer.from([0xff, 0xfe, 0x20]), Buffer.from('naughty'))
    const [found] = checkWording(text)
    expect(text.slice(found?.start, found?.end)).toBe('naughty')
  })

  test('keeps a byte-order mark, which counts as one', async () => {
    expect(await from(Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('a'))).toBe('\uFEFFa')
  })

  test('is refused beyond five megabytes, in words', async () => {
    await expect(from(Buffer.alloc(WORDS_BYTES_MAX, 'a'), Buffer.from('a'))).rejects.toThrow('5 MB')
  })
})
