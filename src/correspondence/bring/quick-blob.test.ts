import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from '../mail/message.ts'
import { withQuickBlob } from './quick-blob.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/mail')

test('it joins what a Blob joins', async () => {
  const part = fc.oneof(
    fc.string(),
    fc.uint8Array(),
    fc.uint8Array().map((bytes) => bytes.slice().buffer),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      const made = async (): Promise<ArrayBuffer> => new Blob(parts).arrayBuffer()
      expect(Buffer.from(await withQuickBlob(made)).equals(Buffer.from(await made()))).toBe(true)
    }),
  )
})

test('the usual Blob is back afterwards, whatever happened', async () => {
  const usual = globalThis.Blob
  await expect(withQuickBlob(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(globalThis.Blob).toBe(usual)
})

test.skipIf(!existsSync(CORPUS))(
  'every message of the corpus is read the same with it',
  async () => {
    for (const name of readdirSync(CORPUS)) {
      const raw = readFileSync(join(CORPUS, name))
      expect(await withQuickBlob(() => readMail(raw)), name).toEqual(await readMail(raw))
    }
  },
)
