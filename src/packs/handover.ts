/**
 * Handing over later what a pack held back, and checking it against the pack: the file, its secret
 * salt, and the entry it belongs to, in a small zip.
 */
import type { Readable } from 'node:stream'
import { contentHashOf, leafOf } from '../record/canonical.ts'
import { sealsOf, type ProvenEntry } from './archive.ts'
import type { Exhibit } from './exhibits.ts'
import { Handover, jsonOf, Proofs } from './manifest.ts'
import { hashOf, messageOf, openPack, PackProblem, readText, type Opened } from './opened.ts'
import { sealOf, sha256Of } from './seal.ts'
import { SUMS } from './signature.ts'
import { checkPack, plainly, type Check, type Verdict } from './verify.ts'
import type { ZipPart } from './zip.ts'

/** What is in the zip of a hand-over. `open` gives the file of the entry at a position. */
export function handoverParts(given: {
  readonly exhibit: Exhibit
  readonly record: string
  readonly proven: ProvenEntry
  readonly treeHead: string
  readonly open: (position: number) => () => Promise<Readable>
}): ZipPart[] {
  const { exhibit, proven, treeHead } = given
  const files = sealsOf(exhibit, proven, treeHead).map(({ name, sha256, salt, seal }, index) => ({
    path: `files/${index + 1}-${safeFile(name)}`,
    name,
    sha256,
    salt: salt.toString('hex'),
    seal,
  }))
  const handover: Handover = {
    heard: 'handover',
    version: 1,
    treeHead,
    exhibit: exhibit.number,
    description: exhibit.description,
    entry: {
      record: given.record,
      seq: proven.seq,
      written: proven.written,
      salt: proven.salt.toString('hex'),
    },
    files,
  }
  const isContent = exhibit.entry.files.length === 0
  return [
    textPart('handover.json', jsonOf(handover)),
    textPart('entry.json', proven.content),
    textPart('HOW-TO-CHECK.txt', howToCheck(exhibit.number)),
    ...files.map(({ path, sha256 }, position): ZipPart =>
      isContent
        ? textPart(path, proven.content)
        : {
            path,
            sha256,
            size: exhibit.entry.files[position]?.size ?? 0,
            open: given.open(position),
          },
    ),
  ]
}

function textPart(path: string, text: string): ZipPart {
  const bytes = Buffer.from(text)
  return { path, bytes, sha256: sha256Of(bytes) }
}

function safeFile(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replaceAll(/^[.-]+/g, '')
      .slice(-80) || 'file'
  )
}

function howToCheck(exhibit: number): string {
  return `This is exhibit ${exhibit}, which was held back from a pack you were given before.

To check that it is the very file that was sealed then:
  heard verify <this zip> --against <the pack>

By hand: for each file in handover.json, SHA-256(salt, then SHA-256(file)) must be
one of the seals of exhibit ${exhibit} in manifest.json of the pack.

This proves that it is the same file, not that what is in it is right.
`
}

/** Checks what was handed over (`file`, a zip or folder) against the pack it was held back from. */
export async function verifyHandover(file: string, packPath: string): Promise<Verdict> {
  const { verdict, manifest } = await checkPack(packPath)
  if (manifest === null) return verdict
  const pack = await openPack(packPath)
  let handed: Opened | null = null
  try {
    handed = await openPack(file)
    if (handed.files.has(SUMS)) throw new PackProblem(WRONG_WAY)
    const handover = Handover.parse(JSON.parse(await readText(handed, 'handover.json')))
    const checks = [
      { name: 'pack', ok: true, words: 'The pack itself holds.' },
      sealedCheck(handover, manifest),
      await filesCheck(handed, handover),
      await nothingElseCheck(handed, handover, manifest),
      await entryCheck(
        handed,
        handover,
        Proofs.parse(JSON.parse(await readText(pack, 'record/proofs.json'))),
      ),
    ]
    return plainly({ ok: checks.every((check) => check.ok), checks })
  } catch (problem) {
    const words =
      problem instanceof PackProblem
        ? problem.message
        : `This is not something handed over from a pack: ${messageOf(problem).slice(0, 200)}`
    return plainly({ ok: false, checks: [{ name: 'can be read', ok: false, words }] })
  } finally {
    handed?.close()
    pack.close()
  }
}

const WRONG_WAY =
  'This is a pack, not something handed over from one: check it without --against. What was handed over comes first, the pack after --against.'

type PackManifest = NonNullable<Awaited<ReturnType<typeof checkPack>>['manifest']>

function sealedCheck(handover: Handover, manifest: PackManifest): Check {
  const exhibit = manifest.exhibits.find((each) => each.number === handover.exhibit && each.held)
  const seals = handover.files.map((file) => sealOf(Buffer.from(file.salt, 'hex'), file.sha256))
  const ok =
    exhibit !== undefined &&
    handover.treeHead === manifest.treeHead &&
    handover.entry.record === manifest.record.id &&
    handover.entry.seq === exhibit.entry &&
    seals.length === exhibit.seals.length &&
    seals.every((seal, at) => seal === exhibit.seals[at])
  const words = ok
    ? `This is what exhibit ${handover.exhibit} was when the pack was made: its seal fits.`
    : `This is not what was sealed as exhibit ${handover.exhibit} of the pack.`
  return { name: 'seal', ok, words }
}

async function filesCheck(handed: Opened, handover: Handover): Promise<Check> {
  const changed: string[] = []
  for (const { path, sha256 } of handover.files) {
    const found = handed.files.has(path) ? await hashOf(handed, path) : null
    if (found !== sha256) changed.push(path)
  }
  const ok = changed.length === 0
  const words = ok
    ? 'Every file handed over is the one its seal was made from.'
    : `These files are missing or were changed: ${changed.join(', ')}.`
  return { name: 'files', ok, words }
}

/** What no seal covers (the names, the page of help, the zip itself) must be as Heard writes it. */
async function nothingElseCheck(
  handed: Opened,
  handover: Handover,
  manifest: PackManifest,
): Promise<Check> {
  const own = ['handover.json', 'entry.json', 'HOW-TO-CHECK.txt']
  const named = new Set([...own, ...handover.files.map((file) => file.path)])
  const exhibit = manifest.exhibits.find((each) => each.number === handover.exhibit)
  const ok =
    handed.files.size === named.size &&
    [...handed.files.keys()].every((name) => named.has(name)) &&
    handover.description === exhibit?.description &&
    (await readText(handed, 'handover.json')) === jsonOf(handover) &&
    (await readText(handed, 'HOW-TO-CHECK.txt')) === howToCheck(handover.exhibit) &&
    namesMatch(handover, JSON.parse(await readText(handed, 'entry.json'))) &&
    (await handed.isWhole(new Map())) !== false
  const words = ok
    ? 'Nothing was added to what was handed over.'
    : 'Something in what was handed over, beside the file itself, was added or changed.'
  return { name: 'nothing else', ok, words }
}

function namesMatch(handover: Handover, content: unknown): boolean {
  const files = (content as { files?: readonly { name?: unknown }[] }).files ?? []
  return handover.files.every(
    (file, at) =>
      file.path === `files/${at + 1}-${safeFile(file.name)}` &&
      file.name === (files.length === 0 ? `entry-${handover.entry.seq}.json` : files[at]?.name),
  )
}

async function entryCheck(handed: Opened, handover: Handover, proofs: Proofs): Promise<Check> {
  const { record, seq, written, salt } = handover.entry
  const content = await readText(handed, 'entry.json')
  const contentHash = contentHashOf(Buffer.from(salt, 'hex'), content).toString('hex')
  const leaf = leafOf({ record, seq, written, contentHash }).toString('hex')
  const ok = proofs.entries.some((each) => each.seq === seq && each.leaf === leaf)
  const words = ok
    ? `Entry ${seq}, which it belongs to, is the one that was in the record when the pack was made.`
    : `Entry ${seq} is not the one that was in the record when the pack was made.`
  return { name: 'entry', ok, words }
}
