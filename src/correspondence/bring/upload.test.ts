import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newKey } from '../../platform/files/keys.ts'
import { openVault, readBytes, type Vault } from '../../platform/files/vault.ts'
import { receive } from './upload.ts'

let folder = ''
let vault: Vault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-upload-'))
  vault = await openVault(folder, join(folder, 'key'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const type = 'multipart/form-data; boundary=b'
const part = (name: string, content: string): string =>
  `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n`

function body(pieces: readonly string[], fault?: Error): ReadableStream {
  const left = [...pieces]
  return new ReadableStream({
    pull(controller) {
      const next = left.shift()
      if (next !== undefined) controller.enqueue(new TextEncoder().encode(next))
      else if (fault === undefined) controller.close()
      else controller.error(fault)
    },
  })
}

test('files come sealed, with their names and in order', async () => {
  const key = newKey()
  const whole = [part('a.eml', 'one'), part('Übersicht.txt', 'x'.repeat(300_000)), '--b--\r\n']
  const sent = await receive({ body: body(whole), type }, vault, key)
  expect(sent.map((one) => [one.name, one.stored.size])).toEqual([
    ['a.eml', 3],
    ['Übersicht.txt', 300_000],
  ])
  const [first] = sent
  if (first === undefined) throw new Error('nothing came')
  expect((await readBytes(vault, key, first.stored)).toString()).toBe('one')
})

test.each([
  [
    'breaks off inside a file',
    [part('a.eml', 'one'), part('b.eml', 'y'.repeat(100_000)).slice(0, 50_000)],
    undefined,
  ],
  [
    'is cut by the network',
    [part('a.eml', 'one'), part('b.eml', 'y'.repeat(400_000)).slice(0, 300_000)],
    new Error('gone'),
  ],
  ['is no form', ['nothing of the kind'], undefined],
])('what %s leaves nothing behind', async (_name, pieces, fault) => {
  await expect(receive({ body: body(pieces, fault), type }, vault, newKey())).rejects.toThrow(
    'did not all arrive',
  )
  expect(await readdir(join(folder, 'files'))).toEqual([])
})

test('a form without a file brings nothing', async () => {
  const empty =
    '--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n'
  expect(await receive({ body: body([empty]), type }, vault, newKey())).toEqual([])
  expect(await readdir(join(folder, 'files'))).toEqual([])
})
