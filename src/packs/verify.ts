/**
 * Checks a pack with nothing but the pack: no record, no database, no internet. Says in plain words
 * what holds and what does not, and what holding means.
 */
import { contentHashOf, leafOf } from '../record/canonical.ts'
import { verifyInclusion } from '../record/tree.ts'
import { textsOf } from './account.ts'
import { Manifest, Proofs } from './manifest.ts'
import {
  hashOf,
  messageOf,
  openPack,
  PackProblem,
  readText,
  readWhole,
  type Opened,
} from './opened.ts'
import { fingerprintOf, isSigned, KEY, rawKeyOf, SIGNATURE, SUMS } from './signature.ts'
import { foldSpace } from './spec.ts'

export type Check = { readonly name: string; readonly ok: boolean; readonly words: string }
export type Verdict = { readonly ok: boolean; readonly checks: readonly Check[] }

/** What a pack says of itself, once its files are known to be the ones that were signed. */
export type CheckedPack = { readonly verdict: Verdict; readonly manifest: Manifest | null }

/** Checks the pack (a zip, or the folder it was unpacked into) at `path`. Never throws on what is in it. */
export async function verifyPack(path: string): Promise<Verdict> {
  return (await checkPack(path)).verdict
}

/** The same, with the pack's manifest where it can be trusted. */
export async function checkPack(path: string): Promise<CheckedPack> {
  const { verdict, manifest } = await lookedAt(path)
  return { verdict: plainly(verdict), manifest }
}

/** What is in a pack may be called anything: no name writes over the words here, or adds a line. */
export function plainly({ ok, checks }: Verdict): Verdict {
  const plain = (words: string) => words.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  return { ok, checks: checks.map((check) => ({ ...check, words: plain(check.words) })) }
}

async function lookedAt(path: string): Promise<CheckedPack> {
  let pack: Opened
  try {
    pack = await openPack(path)
  } catch (problem) {
    if (!(problem instanceof PackProblem)) throw problem
    return { verdict: refused('can be opened', problem.message), manifest: null }
  }
  try {
    return await checked(pack)
  } catch (problem) {
    return { verdict: refused('can be read', messageOf(problem)), manifest: null }
  } finally {
    pack.close()
  }
}

function refused(name: string, words: string): Verdict {
  return { ok: false, checks: [{ name, ok: false, words }] }
}

/** What somebody checks by mistake for a pack, and what to do instead; null where it looks like one. */
function notAPack({ files }: Opened): string | null {
  if (files.has(SUMS)) return null
  if (files.has('handover.json'))
    return 'This was handed over later and is no pack by itself: check it against the pack that held it back, with --against and the path of that pack.'
  const within = [...files.keys()].find((name) => name === 'pack.zip' || name.endsWith(`/${SUMS}`))
  if (within === undefined) return null
  return `This is no pack, but one is in it: check ${within.replace(`/${SUMS}`, '')}.`
}

async function checked(pack: Opened): Promise<CheckedPack> {
  const instead = notAPack(pack)
  if (instead !== null) throw new PackProblem(instead)
  const sumsText = await readText(pack, SUMS)
  const sums = sumsIn(sumsText)
  const files = await filesCheck(pack, sums)
  const signature = await signatureCheck(pack, sumsText)
  const checks = [files, ...signature]
  const isSound = checks.every((check) => check.ok)
  const manifest = isSound
    ? Manifest.parse(JSON.parse(await readText(pack, 'manifest.json')))
    : null
  if (manifest !== null) {
    checks.push(...(await insideChecks(pack, manifest, sums)))
    checks.push(...(await wrapperCheck(pack, sums)))
  }
  const ok = checks.every((check) => check.ok)
  if (ok) checks.push(meaning())
  return { verdict: { ok, checks }, manifest: ok ? manifest : null }
}

/** The lines of SHA256SUMS. Throws PackProblem on a line that is none, and on a name listed twice. */
function sumsIn(text: string): Map<string, string> {
  const sums = new Map<string, string>()
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}([^\\]+)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined || sums.has(name))
      throw new PackProblem(`${SUMS} has a line that does not belong: ${line.slice(0, 80)}`)
    sums.set(name, sha256)
  }
  if (!text.endsWith('\n')) throw new PackProblem(`${SUMS} is cut off.`)
  return sums
}

async function filesCheck(pack: Opened, sums: ReadonlyMap<string, string>): Promise<Check> {
  const problems: string[] = []
  for (const name of pack.files.keys())
    if (name !== SUMS && !sums.has(name)) problems.push(`${name} was added after the pack was made`)
  for (const [name, sha256] of sums) {
    if (!pack.files.has(name)) problems.push(`${name} is missing`)
    else if ((await hashed(pack, name)) !== sha256) problems.push(`${name} has been changed`)
  }
  if (problems.length === 0) {
    const words = `All ${sums.size} files are here and none was changed since the pack was made.`
    return { name: 'files', ok: true, words }
  }
  const more = problems.length > 20 ? `; and ${problems.length - 20} more` : ''
  return { name: 'files', ok: false, words: `${problems.slice(0, 20).join('; ')}${more}.` }
}

/** A part of a zip that cannot be read at all counts as changed. */
async function hashed(pack: Opened, name: string): Promise<string | null> {
  try {
    return await hashOf(pack, name)
  } catch {
    return null
  }
}

async function signatureCheck(pack: Opened, sums: string): Promise<Check[]> {
  const key = rawKeyOf(await readText(pack, KEY))
  if (key === null) {
    return [{ name: 'signature', ok: false, words: `${KEY} is not a key we can read.` }]
  }
  const holds = isSigned(key, sums, await readWhole(pack, SIGNATURE))
  const signature = holds
    ? 'The list of files was signed with the key in the pack.'
    : 'The list of files is not the one that was signed.'
  return [
    { name: 'signature', ok: holds, words: signature },
    {
      name: 'key',
      ok: true,
      words: `The fingerprint of the key is ${grouped(fingerprintOf(key))}. Somebody who replaced the whole pack could use another key, so compare it with the one printed on the first page of the paper.`,
    },
  ]
}

/** 64 figures in groups of four, as they are printed. */
export function grouped(hex: string): string {
  return (hex.match(/.{1,4}/g) ?? []).join(' ')
}

async function insideChecks(
  pack: Opened,
  manifest: Manifest,
  sums: ReadonlyMap<string, string>,
): Promise<Check[]> {
  const proofs = Proofs.parse(JSON.parse(await readText(pack, 'record/proofs.json')))
  const key = rawKeyOf(await readText(pack, KEY))
  const same =
    key !== null &&
    manifest.key.fingerprint === fingerprintOf(key) &&
    proofs.record === manifest.record.id &&
    proofs.treeHead === manifest.treeHead &&
    proofs.treeSize === manifest.treeSize
  if (!same) {
    const words = 'The parts of the pack name different records, tree heads or keys.'
    return [{ name: 'agreement', ok: false, words }]
  }
  const contents = await contentsOf(pack, proofs)
  return [
    await entriesCheck(pack, manifest, proofs),
    exhibitsCheck(manifest, sums, contents),
    ...quotesCheck(manifest, contents),
  ]
}

async function contentsOf(pack: Opened, proofs: Proofs): Promise<Map<number, unknown>> {
  const contents = new Map<number, unknown>()
  for (const { seq, open } of proofs.entries)
    if (open !== null) contents.set(seq, JSON.parse(await readText(pack, open.content)))
  return contents
}

async function entriesCheck(pack: Opened, manifest: Manifest, proofs: Proofs): Promise<Check> {
  const failed: number[] = []
  for (const { seq, leaf, path, open } of proofs.entries) {
    const bytes = Buffer.from(leaf, 'hex')
    const isIn = verifyInclusion({
      leaf: bytes,
      index: seq - 1,
      size: proofs.treeSize,
      path: path.map((step) => Buffer.from(step, 'hex')),
      head: Buffer.from(proofs.treeHead, 'hex'),
    })
    const isSame =
      open === null ||
      leafOf({
        record: manifest.record.id,
        seq,
        written: open.written,
        contentHash: contentHashOf(
          Buffer.from(open.salt, 'hex'),
          await readText(pack, open.content),
        ).toString('hex'),
      }).equals(bytes)
    if (!isIn || !isSame) failed.push(seq)
  }
  const count = proofs.entries.length
  const words =
    failed.length === 0
      ? `Each of the ${count} entries cited is in the record as it stood at entry ${manifest.treeSize} (tree head ${grouped(manifest.treeHead.slice(0, 16))}).`
      : `These entries are not proved to be in the record: ${failed.join(', ')}.`
  return { name: 'entries', ok: failed.length === 0, words }
}

function exhibitsCheck(
  manifest: Manifest,
  sums: ReadonlyMap<string, string>,
  contents: ReadonlyMap<number, unknown>,
): Check {
  const wrong = manifest.exhibits.flatMap((exhibit) => {
    if (exhibit.held) return exhibit.seals.length > 0 ? [] : [exhibit.number]
    const named = filesIn(contents.get(exhibit.entry))
    const isRight =
      exhibit.files.length === named.length &&
      exhibit.files.every(
        (file, position) => file.sha256 === named[position] && sums.get(file.path) === file.sha256,
      )
    return isRight ? [] : [exhibit.number]
  })
  const held = manifest.exhibits.filter((exhibit) => exhibit.held).length
  const sealed = held === 0 ? '' : ` ${held} held back: only a seal of each is here.`
  const words =
    wrong.length === 0
      ? `The files of the ${manifest.exhibits.length - held} exhibits given are the ones their entries name.${sealed}`
      : `The files of these exhibits are not the ones their entries name: ${wrong.join(', ')}.`
  return { name: 'exhibits', ok: wrong.length === 0, words }
}

function filesIn(content: unknown): string[] {
  const files = (content as { files?: unknown } | undefined)?.files
  if (!Array.isArray(files)) return []
  return files.map((file) => String((file as { sha256?: unknown } | null)?.sha256))
}

function quotesCheck(manifest: Manifest, contents: ReadonlyMap<number, unknown>): Check[] {
  if (manifest.quotes.length === 0) return []
  const open = manifest.quotes.filter((quote) => contents.has(quote.entry))
  const missing = open.filter(
    ({ entry, words }) =>
      !textsOf(contents.get(entry)).some((text) => foldSpace(text).includes(foldSpace(words))),
  )
  const unseen = manifest.quotes.length - open.length
  const rest = unseen === 0 ? '' : ` ${unseen} from what is held back cannot be checked yet.`
  const words =
    missing.length === 0
      ? `${open.length} of ${manifest.quotes.length} quotes can be checked here; each stands in its entry word for word.${rest}`
      : `These quotes are not in their entries: ${missing.map(({ entry }) => `entry ${entry}`).join(', ')}.`
  return [{ name: 'quotes', ok: missing.length === 0, words }]
}

async function wrapperCheck(pack: Opened, sums: ReadonlyMap<string, string>): Promise<Check[]> {
  const whole = await pack.isWhole(sums)
  if (whole === null) return []
  if (whole === 'packed again') {
    const words =
      'The zip was packed again by other hands since it was made; the files in it are the same.'
    return [{ name: 'zip', ok: true, words }]
  }
  const words = whole
    ? 'The zip around the files is as it was written.'
    : 'The files hold, but the zip around them was changed. Ask for the pack again, or unpack it and check the folder.'
  return [{ name: 'zip', ok: whole, words }]
}

function meaning(): Check {
  return {
    name: 'what this means',
    ok: true,
    words:
      'This pack is unchanged since it was made; the day you received it is the first day anyone outside the family can vouch for. This proves sameness, not truth: that these are the words and files that were in the record, not that they are right.',
  }
}
