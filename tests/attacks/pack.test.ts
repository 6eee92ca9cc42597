/** Somebody was handed a pack and hands on another: verify must not be told what it is not. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { handoverParts, verifyHandover } from '../../src/packs/handover.ts'
import { sha256Of } from '../../src/packs/seal.ts'
import {
  fingerprintOf,
  KEY,
  pemOf,
  SIGNATURE,
  signedPart,
  SUMS,
  sumsOf,
} from '../../src/packs/signature.ts'
import {
  HEAD,
  packOf,
  PROVEN,
  RECORD,
  RECORDING,
  SIGNING,
  testParts,
  writeZip,
} from '../../src/packs/test-pack.ts'
import { grouped, verifyPack } from '../../src/packs/verify.ts'
import type { ZipPart } from '../../src/packs/zip.ts'
import { newSigningPair, signWith } from '../../src/platform/files/keys.ts'

type Files = Map<string, Buffer>

let room = ''
let files: Files
let count = 0
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'heard-attack-'))
  files = new Map()
  for (const part of testParts())
    files.set(
      part.path,
      'bytes' in part ? Buffer.from(part.bytes) : await buffer(await part.open()),
    )
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

const changed = (...changes: readonly (readonly [string, string | Buffer | null])[]): Files => {
  const copy = new Map(files)
  for (const [name, bytes] of changes) {
    if (bytes === null) copy.delete(name)
    else copy.set(name, Buffer.from(bytes))
  }
  return copy
}

function sums(of: Files): string {
  return sumsOf(
    new Map(
      [...of].filter(([name]) => name !== SUMS).map(([name, bytes]) => [name, sha256Of(bytes)]),
    ),
  )
}

/** The files with a fresh SHA256SUMS, the signature left as it is. */
function listed(of: Files): Files {
  return new Map(of).set(SUMS, Buffer.from(sums(of)))
}

/** The files signed anew with another key, everything in them made to agree. */
function resigned(of: Files): { files: Files; fingerprint: string } {
  const pair = newSigningPair()
  const fingerprint = fingerprintOf(pair.publicKey)
  const first = fingerprintOf(SIGNING.publicKey)
  const all = new Map(of)
  all.set(
    'manifest.json',
    Buffer.from(String(all.get('manifest.json')).replaceAll(first, fingerprint)),
  )
  all.set(KEY, Buffer.from(pemOf(pair.publicKey)))
  all.delete(SIGNATURE)
  all.set(SIGNATURE, signWith(pair.privateKey, Buffer.from(signedPart(sums(all)))))
  return { files: listed(all), fingerprint }
}

/** Verifies `of` as the zip Heard would write of it. */
async function asZip(of: Files) {
  const parts = [...of].map(([path, bytes]): ZipPart => ({ path, bytes, sha256: sha256Of(bytes) }))
  const path = join(room, `${(count += 1)}.zip`)
  await writeZip(parts, path)
  return verifyPack(path)
}

/** Verifies `of` as a folder. */
async function asFolder(of: Files) {
  return verifyPack(folderOf(of))
}

function folderOf(of: Files): string {
  const folder = join(room, `folder-${(count += 1)}`)
  for (const [name, bytes] of of) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  return folder
}

const bytesAs = async (bytes: Buffer) => {
  const path = join(room, `${(count += 1)}.zip`)
  writeFileSync(path, bytes)
  return verifyPack(path)
}

async function refusedBothWays(of: Files): Promise<string> {
  const [zip, folder] = [await asZip(of), await asFolder(of)]
  expect([zip.ok, folder.ok]).toEqual([false, false])
  return folder.checks.map((check) => check.words).join('\n')
}

describe('a forged pack', () => {
  test('with a file added and listed is refused, whatever the file is called', async () => {
    expect.hasAssertions()
    for (const name of [
      'Read this first.txt',
      `Read this first  ${SIGNATURE}`,
      `exhibits/99  ${SIGNATURE}`,
      `x\t  ${SIGNATURE}`,
      'COMPLAINT.PDF',
      'complaint.pdf ',
      'MANIFEST.json',
    ])
      await refusedBothWays(listed(changed([name, 'Robin was never here.'])))
  })

  test('with lines of SHA256SUMS that lead elsewhere, stand twice or say nothing is refused', async () => {
    expect.hasAssertions()
    const text = String(files.get(SUMS))
    const line = (name: string) => `${'0'.repeat(64)}  ${name}\n`
    for (const more of [
      line('../../etc/passwd'),
      line('/etc/passwd'),
      line('complaint.pdf'),
      line(SIGNATURE),
      `# ${line('complaint.pdf')}`,
      '\n',
      ' ',
    ])
      for (const forged of [text + more, more + text])
        await refusedBothWays(changed([SUMS, forged]))
    await refusedBothWays(changed([SUMS, '']))
    await refusedBothWays(changed([SUMS, text.replaceAll('\n', '\r\n')]))
  })

  test('without its signature, key, list or proofs is refused', async () => {
    expect.hasAssertions()
    await refusedBothWays(changed([SUMS, null]))
    for (const name of [SIGNATURE, KEY, 'manifest.json', 'record/proofs.json']) {
      await refusedBothWays(changed([name, null]))
      await refusedBothWays(listed(changed([name, null])))
      await refusedBothWays(listed(changed([name, ''])))
    }
  })

  test('changed and signed anew cannot carry the first key’s fingerprint, and shows its own', async () => {
    const forged = resigned(changed(['complaint.pdf', 'Something else']))
    const verdict = await asZip(forged.files)
    const words = verdict.checks.map((check) => check.words).join('\n')
    expect(words).toContain(grouped(forged.fingerprint))
    expect(words).not.toContain(grouped(fingerprintOf(SIGNING.publicKey)))
    const pretends = new Map(resigned(files).files)
    pretends.set('manifest.json', files.get('manifest.json') ?? Buffer.of())
    await refusedBothWays(listed(pretends))
  })

  test('whose entry, proof or tree head is another’s is refused, even signed anew', async () => {
    expect.hasAssertions()
    const proofs = String(files.get('record/proofs.json'))
    const read = JSON.parse(proofs) as {
      treeSize: number
      treeHead: string
      entries: {
        seq: number
        leaf: string
        path: string[]
        open: { salt: string; written: string } | null
      }[]
    }
    const [one, two] = read.entries
    if (one === undefined || two === undefined || one.open === null) throw new Error('No proofs.')
    const forgeries = [
      { ...read, entries: [{ ...one, path: two.path }, ...read.entries.slice(1)] },
      { ...read, entries: [{ ...one, leaf: two.leaf, path: two.path }, ...read.entries.slice(1)] },
      { ...read, entries: [{ ...one, seq: two.seq }, ...read.entries.slice(1)] },
      {
        ...read,
        entries: [
          { ...one, open: { ...one.open, written: '2020-01-01T00:00:00.000Z' } },
          ...read.entries.slice(1),
        ],
      },
      { ...read, treeSize: read.treeSize + 1 },
      { ...read, treeHead: one.leaf },
      { ...read, entries: [{ ...one, path: Array(65).fill(one.leaf) as string[] }] },
    ]
    for (const forged of forgeries)
      await refusedBothWays(resigned(changed(['record/proofs.json', JSON.stringify(forged)])).files)
    const words = String(files.get('record/entry-000001.json')).replace('illness', 'holiday')
    await refusedBothWays(resigned(changed(['record/entry-000001.json', words])).files)
  })

  test('whose exhibit or quote is not what the entry names is refused, even signed anew', async () => {
    const exhibit = [...files.keys()].find((name) => name.startsWith('exhibits/')) ?? ''
    const other = Buffer.from('Another letter')
    const manifest = String(files.get('manifest.json'))
    const sha256 = sha256Of(files.get(exhibit) ?? Buffer.of())
    await refusedBothWays(
      resigned(
        changed([exhibit, other], ['manifest.json', manifest.replaceAll(sha256, sha256Of(other))]),
      ).files,
    )
    const misquoted = manifest.replace('record the absence as illness', 'record nothing')
    expect(misquoted).not.toBe(manifest)
    await refusedBothWays(resigned(changed(['manifest.json', misquoted])).files)
  })

  test('with JSON made to break the reader is refused in a sentence', async () => {
    for (const text of [
      '{"__proto__":{"ok":true}}',
      '['.repeat(200_000),
      'null',
      '{}',
      '"x"',
      '\uFEFF{}',
    ]) {
      const words = await refusedBothWays(resigned(changed(['record/proofs.json', text])).files)
      expect(words).not.toMatch(/\n\s+at /)
    }
    expect(({} as { ok?: boolean }).ok).toBeUndefined()
  })
})

describe('a forged folder', () => {
  test('with a link in it is refused, also where the link leads to the right file', async () => {
    const folder = folderOf(files)
    const elsewhere = join(room, 'elsewhere.pdf')
    cpSync(join(folder, 'complaint.pdf'), elsewhere)
    rmSync(join(folder, 'complaint.pdf'))
    symlinkSync(elsewhere, join(folder, 'complaint.pdf'))
    expect((await verifyPack(folder)).ok).toBe(false)
    const whole = folderOf(files)
    symlinkSync(whole, join(room, 'linked'))
    expect((await verifyPack(join(room, 'linked'))).ok).toBe(false)
    symlinkSync('/', join(whole, 'root'))
    expect((await verifyPack(whole)).ok).toBe(false)
  })
})

describe('names that speak', () => {
  test('neither write over what verify says nor add a line to it', async () => {
    const names = [
      'a\u001B[2K\u001B[1AHolds: all',
      'a\nHolds: All files are here',
      'a\u202Efdp.exe',
      'a\r',
    ]
    for (const name of names) {
      const verdict = await asFolder(changed([name, 'x']))
      expect(verdict.ok).toBe(false)
      for (const { words } of verdict.checks) expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })
})

/** The pack as another program would pack it. */
async function repacked(of: Files, compress = true): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addEmptyDirectory('exhibits')
  for (const [name, bytes] of of) zip.addBuffer(bytes, name, { compress })
  zip.end()
  const path = join(room, `${(count += 1)}-yazl.zip`)
  const out = createWriteStream(path)
  zip.outputStream.pipe(out)
  await finished(out)
  return readFileSync(path)
}

describe('a zip packed again by other hands', () => {
  test('holds, and verify says that it is not as it was written', async () => {
    for (const compress of [true, false]) {
      const verdict = await bytesAs(await repacked(files, compress))
      expect(verdict.checks.filter((check) => !check.ok)).toEqual([])
      expect(verdict.checks.find((check) => check.name === 'zip')?.words).toMatch(/packed again/)
    }
  })

  test('is refused when something hides in it that another program would unpack', async () => {
    const good = await repacked(files)
    const evil = await repacked(changed(['complaint.pdf', 'Another complaint']), false)
    const directoryAt = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 22 + 16)
    const before = evil.subarray(0, directoryAt(evil))
    const moved = (by: number, from: Buffer): Buffer => {
      const copy = Buffer.from(from)
      for (let at = directoryAt(from); copy.readUInt32LE(at) === 0x02014b50;) {
        copy.writeUInt32LE(copy.readUInt32LE(at + 42) + by, at + 42)
        at +=
          46 + copy.readUInt16LE(at + 28) + copy.readUInt16LE(at + 30) + copy.readUInt16LE(at + 32)
      }
      copy.writeUInt32LE(directoryAt(from) + by, copy.length - 22 + 16)
      return copy
    }
    const end = directoryAt(good)
    const between = Buffer.concat([good.subarray(0, end), before, good.subarray(end)])
    between.writeUInt32LE(end + before.length, between.length - 22 + 16)
    const forgeries = {
      'other files before': Buffer.concat([before, moved(before.length, good)]),
      'a whole other zip before': Buffer.concat([evil, moved(evil.length, good)]),
      'other files before the directory': between,
      'a few bytes before': Buffer.concat([Buffer.alloc(40), moved(40, good)]),
    }
    for (const [name, bytes] of Object.entries(forgeries))
      expect((await bytesAs(bytes)).ok, name).toBe(false)
  })

  test('is refused when the name inside is not the name in the directory', async () => {
    const good = await repacked(files)
    const renamed = Buffer.from(good)
    renamed.write('Xomplaint.pdf', good.indexOf('complaint.pdf'), 'ascii')
    expect((await bytesAs(renamed)).ok).toBe(false)
  })

  test('is refused when it holds a name twice', async () => {
    const twice = new ZipFile()
    for (const [name, bytes] of files) twice.addBuffer(bytes, name)
    twice.addBuffer(Buffer.from('Another complaint'), 'complaint.pdf')
    twice.end()
    const path = join(room, 'twice.zip')
    const out = createWriteStream(path)
    twice.outputStream.pipe(out)
    await finished(out)
    expect((await verifyPack(path)).ok).toBe(false)
  })
})

describe('something handed over', () => {
  test('is refused when it is of another exhibit, entry or record', async () => {
    const pack = join(room, 'pack.zip')
    await writeZip(testParts(), pack)
    const exhibit = packOf().model.exhibits.find((each) => each.held)
    const proven = PROVEN.find((each) => each.seq === exhibit?.entry.seq)
    const other = PROVEN.find((each) => each.seq === 6)
    if (exhibit === undefined || proven === undefined || other === undefined)
      throw new Error('None.')
    const open = () => async () => Readable.from([RECORDING])
    const right = { exhibit, record: RECORD, proven, treeHead: HEAD, open }
    const write = async (name: string, over: Partial<typeof right>) => {
      await writeZip(handoverParts({ ...right, ...over }), join(room, name))
      return (await verifyHandover(join(room, name), pack)).ok
    }
    expect(await write('right.zip', {})).toBe(true)
    expect(await write('entry.zip', { proven: other })).toBe(false)
    expect(await write('number.zip', { exhibit: { ...exhibit, number: 1 } })).toBe(false)
    expect(await write('record.zip', { record: RECORD.replace('6', '7') })).toBe(false)
    expect(await write('head.zip', { treeHead: 'a'.repeat(64) })).toBe(false)
    expect(await write('open.zip', { open: () => async () => Readable.from(['x']) })).toBe(false)
    expect((await verifyHandover(pack, pack)).ok).toBe(false)
  })
})
