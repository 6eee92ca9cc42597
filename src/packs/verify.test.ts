import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { assert, asyncProperty, integer } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSigningPair, signWith } from '../platform/files/keys.ts'
import { partsOf } from './archive.ts'
import { handoverParts, verifyHandover } from './handover.ts'
import { openPack } from './opened.ts'
import { fingerprintOf } from './signature.ts'
import {
  HEAD,
  packOf,
  PROVEN,
  RECORD,
  RECORDING,
  SIGNING,
  testParts,
  writeZip,
} from './test-pack.ts'
import { grouped, verifyPack } from './verify.ts'
import { Readable } from 'node:stream'

let room = ''
let zip = ''
let folder = ''

beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'heard-pack-'))
  zip = join(room, 'pack.zip')
  folder = join(room, 'pack')
  await writeZip(testParts(), zip)
  await unpack(zip, folder)
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

async function unpack(from: string, to: string): Promise<void> {
  const pack = await openPack(from)
  for (const name of pack.files.keys()) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    const chunks: Buffer[] = []
    for await (const chunk of await pack.stream(name)) chunks.push(chunk as Buffer)
    writeFileSync(join(to, name), Buffer.concat(chunks))
  }
  pack.close()
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .toSorted()
}

describe('a pack nobody touched', () => {
  it('holds, as a zip and as a folder, and says what that means', async () => {
    for (const path of [zip, folder]) {
      const verdict = await verifyPack(path)
      expect(verdict.checks.filter((check) => !check.ok)).toEqual([])
      expect(verdict.ok).toBe(true)
      const words = verdict.checks.map((check) => check.words).join('\n')
      expect(words).toContain(grouped(fingerprintOf(SIGNING.publicKey)))
      expect(words).toContain('compare it with the one printed on the first page')
      expect(words).toContain('sameness, not truth')
    }
  })

  it('is the same bytes however often it is made', async () => {
    await writeZip(testParts(), join(room, 'again.zip'))
    expect(readFileSync(join(room, 'again.zip')).equals(readFileSync(zip))).toBe(true)
  })

  it('passes sha256sum -c with the system’s own tool', () => {
    const tool = spawnSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder })
    if (tool.error !== undefined) return
    expect(`${tool.status} ${String(tool.stdout)}`).toMatch(/^0 /)
  })

  it('lists every other file in SHA256SUMS', () => {
    const listed = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
      .split('\n')
      .flatMap((line) => line.split('  ')[1] ?? [])
    expect(listed.toSorted()).toEqual(filesUnder(folder).filter((name) => name !== 'SHA256SUMS'))
  })

  it('is signed as its HOW-TO-CHECK says, by openssl’s word', () => {
    const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split(/(?<=\n)/)
    const signed = join(room, 'signed.txt')
    writeFileSync(signed, lines.filter((line) => !line.endsWith('  signature.ed25519\n')).join(''))
    const tool = spawnSync('openssl', [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-rawin',
      '-inkey',
      join(folder, 'key.pem'),
      '-in',
      signed,
      '-sigfile',
      join(folder, 'signature.ed25519'),
    ])
    if (tool.error !== undefined) return
    expect(String(tool.stdout)).toContain('Verified Successfully')
  })

  it('can be unpacked by the system’s own unzip', () => {
    if (spawnSync('unzip', ['-v']).error !== undefined) return
    expect(String(execFileSync('unzip', ['-t', zip]))).toContain('No errors detected')
  })
})

async function handedOver(path: string, bytes: Buffer): Promise<void> {
  const exhibit = packOf().model.exhibits.find((each) => each.held)!
  const proven = PROVEN.find((each) => each.seq === exhibit.entry.seq)!
  const open = () => async () => Readable.from([bytes])
  await writeZip(handoverParts({ exhibit, record: RECORD, proven, treeHead: HEAD, open }), path)
}

describe('what is held back', () => {
  it('is in the pack only as a seal: not its bytes, name, hash or entry', () => {
    const all = filesUnder(folder)
      .map((name) => `${name}\n${readFileSync(join(folder, name), 'latin1')}`)
      .join('\n')
    expect(all).toContain('A recording of a call with the office')
    expect(all).not.toContain('secret call')
    expect(all).not.toContain(RECORDING.toString())
    const file = packOf().model.exhibits.find((exhibit) => exhibit.held)?.entry.files[0]
    expect(all).not.toContain(file?.sha256)
    expect(existsSync(join(folder, 'record/entry-000005.json'))).toBe(false)
  })

  it('is held back by default when it is a recording', () => {
    const parts = testParts({ to: 'us', issues: [{ heading: 'One', entries: [1, 5], quotes: [] }] })
    expect(parts.some((part) => part.path.includes('secret-call'))).toBe(false)
    const notIncluded = testParts({
      to: 'us',
      include: [1],
      issues: [{ heading: 'One', entries: [1, 5], quotes: [] }],
    })
    expect(notIncluded.some((part) => part.path.includes('entry-000005'))).toBe(false)
    const chosen = testParts({ to: 'us', include: [5], issues: [] })
    expect(chosen.some((part) => part.path.includes('secret-call'))).toBe(true)
  })

  it('can be proved later, and nothing else passes for it', async () => {
    const file = join(room, 'handover.zip')
    await handedOver(file, RECORDING)
    const verdict = await verifyHandover(file, zip)
    expect(verdict.checks.filter((check) => !check.ok)).toEqual([])
    const other = Buffer.from(RECORDING)
    other[3] = 120
    await handedOver(join(room, 'other.zip'), other)
    expect((await verifyHandover(join(room, 'other.zip'), zip)).ok).toBe(false)
    expect((await verifyHandover(zip, zip)).ok).toBe(false)
  })

  it('says what to do where one is taken for the other', async () => {
    const file = join(room, 'alone.zip')
    await handedOver(file, RECORDING)
    await unpack(file, join(room, 'alone'))
    for (const path of [file, join(room, 'alone')]) {
      const { ok, checks } = await verifyPack(path)
      expect([ok, checks.length]).toEqual([false, 1])
      expect(checks[0]?.words).toContain('against the pack that held it back, with --against')
    }
    expect((await verifyHandover(zip, zip)).checks[0]?.words).toContain(
      'check it without --against',
    )
    const around = join(room, 'around')
    cpSync(folder, join(around, 'unpacked'), { recursive: true })
    expect((await verifyPack(around)).checks[0]?.words).toContain('check unpacked.')
    cpSync(zip, join(room, 'made', 'pack.zip'))
    expect((await verifyPack(join(room, 'made'))).checks[0]?.words).toContain('check pack.zip.')
  })

  it('refuses a hand-over with any byte changed', async () => {
    const file = join(room, 'handover.zip')
    await handedOver(file, RECORDING)
    const taken = await flipsTaken(readFileSync(file), 60, async (bytes) => {
      writeFileSync(join(room, 'flip.zip'), bytes)
      return (await verifyHandover(join(room, 'flip.zip'), zip)).ok
    })
    expect(taken).toBe(0)
  })
})

/** Runs over random changes of one byte; resolves to how many were taken for the real thing. */
async function flipsTaken(
  bytes: Buffer,
  numRuns: number,
  isTaken: (bytes: Buffer) => Promise<boolean>,
): Promise<number> {
  let taken = 0
  await assert(
    asyncProperty(
      integer({ min: 0, max: bytes.length - 1 }),
      integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ by
        if (await isTaken(changed)) taken += 1
        return taken === 0
      },
    ),
    { numRuns },
  )
  return taken
}

describe('a pack somebody touched', () => {
  it('is refused when any byte of any file is changed', async () => {
    const copy = join(room, 'changed')
    cpSync(folder, copy, { recursive: true })
    for (const name of filesUnder(folder)) {
      const whole = readFileSync(join(folder, name))
      const taken = await flipsTaken(whole, 12, async (bytes) => {
        writeFileSync(join(copy, name), bytes)
        return (await verifyPack(copy)).ok
      })
      expect(taken).toBe(0)
      writeFileSync(join(copy, name), whole)
    }
    expect((await verifyPack(copy)).ok).toBe(true)
  })

  it('is refused when any byte of the zip is changed', async () => {
    const taken = await flipsTaken(readFileSync(zip), 400, async (bytes) => {
      writeFileSync(join(room, 'flip.zip'), bytes)
      return (await verifyPack(join(room, 'flip.zip'))).ok
    })
    expect(taken).toBe(0)
  })

  it('is refused when it is cut short or has something behind it', async () => {
    const whole = readFileSync(zip)
    for (const bytes of [
      whole.subarray(0, -1),
      whole.subarray(0, 100),
      Buffer.concat([whole, Buffer.of(0)]),
    ]) {
      writeFileSync(join(room, 'flip.zip'), bytes)
      expect((await verifyPack(join(room, 'flip.zip'))).ok).toBe(false)
    }
  })

  it('is refused when a file was added or taken away, and says which', async () => {
    const copy = join(room, 'added')
    cpSync(folder, copy, { recursive: true })
    writeFileSync(join(copy, 'exhibits/extra.pdf'), 'more')
    expect((await verifyPack(copy)).checks[0]?.words).toContain('exhibits/extra.pdf was added')
    rmSync(join(copy, 'exhibits/extra.pdf'))
    rmSync(join(copy, 'complaint.pdf'))
    expect((await verifyPack(copy)).checks[0]?.words).toContain('complaint.pdf is missing')
  })

  it('is refused when it was made again with another key but claims the first', async () => {
    const other = newSigningPair()
    const parts = partsOf(
      packOf(undefined, {
        signing: {
          publicKey: SIGNING.publicKey,
          sign: (bytes) => signWith(other.privateKey, bytes),
        },
      }),
    )
    await writeZip(parts, join(room, 'other.zip'))
    expect((await verifyPack(join(room, 'other.zip'))).ok).toBe(false)
  })

  it('is refused kindly when it is no pack at all', async () => {
    writeFileSync(join(room, 'not.zip'), 'hello')
    for (const path of [join(room, 'not.zip'), join(room, 'nothing'), room]) {
      const verdict = await verifyPack(path)
      expect(verdict.ok).toBe(false)
      expect(verdict.checks[0]?.words).toMatch(/^[A-Z].*\.?$/s)
    }
  })
})

describe('a hostile zip', () => {
  it('that would swell is not opened', async () => {
    const packed = deflateRawSync(Buffer.alloc(50 * 1024 * 1024))
    const name = Buffer.from('SHA256SUMS')
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(50 * 1024 * 1024, 22)
    local.writeUInt16LE(name.length, 26)
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02014b50, 0)
    record.writeUInt16LE(8, 10)
    record.writeUInt32LE(packed.length, 20)
    record.writeUInt32LE(50 * 1024 * 1024, 24)
    record.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 8)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(record.length + name.length, 12)
    end.writeUInt32LE(local.length + name.length + packed.length, 16)
    const path = join(room, 'bomb.zip')
    writeFileSync(path, Buffer.concat([local, name, packed, record, name, end]))
    expect((await verifyPack(path)).checks[0]?.words).toContain('swell')
  })

  it('with a name that climbs out is not opened', async () => {
    const parts = [{ path: '../out.txt', sha256: '', bytes: Buffer.from('x') }]
    await writeZip(parts, join(room, 'climb.zip'))
    expect((await verifyPack(join(room, 'climb.zip'))).ok).toBe(false)
  })
})
