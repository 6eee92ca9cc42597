/**
 * Makes a pack of a record: gathers what the spec names as the record stood, sets it, proves it,
 * signs it, and writes the files. The same tree size, spec and day give the same bytes.
 */
import { join } from 'node:path'
import { isOwed } from '../commitments/commitment.ts'
import { findOurAnswers } from '../people/answers/store.ts'
import type { By } from '../people/whereabouts/gate.ts'
import { CHARTED_KINDS, chartsOf } from '../days/charts-print.ts'
import { chartFiles, type PrintedChart } from '../platform/charts/printed.tsx'
import type { Day } from '../platform/day.ts'
import { makeFolder } from '../platform/files/folder.ts'
import type { Merged } from '../platform/pdf/finish.ts'
import { print } from '../platform/print/typst.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findFile, findRecord } from '../record/store.ts'
import { partsOf, sealsOf, type ProvenEntry } from './archive.ts'
import { complaintOf, type PackCommitment, type PackModel } from './complaint.ts'
import { specOfOpen } from './open-spec.ts'
import { citedIn, type Exhibit } from './exhibits.ts'
import { openerOf, signingOf } from './from-record.ts'
import { lookInside, type Unseen } from './inside.ts'
import { namePlaces, type NamePlace } from './names.ts'
import { printedPack, type Printable, type Proof } from './printed.ts'
import { fingerprintOf } from './signature.ts'
import { BEFORE_SHARING } from './entries.ts'
import { keepRecordingAnswers } from './recordings.ts'
import { findApologies } from '../together/apology-store.ts'
import { withApologies } from './apologies.ts'
import { toldInPlaces } from './own-tree.ts'
import { findStood, isUpTo, type Stood, type UpTo } from './own-tree-store.ts'
import { PackSpec, readSpec } from './spec.ts'
import {
  findCited,
  findCommitments,
  findLastDay,
  findNewestAsStood,
  findOtherChildren,
  findProofs,
  findTaggedAsStood,
} from './store.ts'
import { NamesFound, SpecSlip } from './stopped.ts'
import { stopAtWhereabouts, withoutWhereabouts } from './whereabouts.ts'
import { writeWhole } from './whole.ts'
import { zipOf, type ZipPart } from './zip.ts'

export { NamesFound, SpecSlip } from './stopped.ts'

export type Asked = {
  /** Parsed JSON of a spec; null for every open commitment an issue. */
  readonly spec: unknown
  /** As the record stood at this many entries. */
  readonly at?: number | undefined
  readonly on?: Day | undefined
  /** Go on though other children are named. */
  readonly despiteNames?: boolean | undefined
}

/** What somebody answered beforehand to whereabouts that may be found, where the spec does not say. */
type Answered = { readonly whereabouts?: 'go on' | null }

/** A pack thought through but not yet set: what its pages would say, and how the record can prove it. */
export type Drafted = {
  /** By the numbers of the record: what is looked through before it goes out. */
  readonly model: PackModel
  readonly entries: readonly Entry[]
  readonly stood: Stood & { readonly leaves: readonly Buffer[] }
  /** By the places of the tree it is proved in: what goes out. So are the proofs and the exhibits. */
  readonly told: { readonly model: PackModel; readonly entries: readonly Entry[] }
  readonly proven: readonly ProvenEntry[]
  readonly proof: Proof
  readonly exhibits: readonly Printable[]
  readonly spec: PackSpec
  readonly names: readonly NamePlace[]
}

/** Thinks a pack through. Throws SpecSlip. */
export async function draftPack(write: Write, asked: Asked): Promise<Drafted> {
  const stood = await findStood(write, asked.at)
  const { leaves, size, head, upTo } = stood
  if (leaves === null) throw slip('', 'Only an owner of the record can make a pack of it.')
  if (size === 0) throw slip('', 'There is nothing in the record yet to make a pack of.')
  if (asked.at !== undefined && (asked.at < 1 || asked.at > stood.whole))
    throw slip(
      'at',
      `The record has ${stood.whole} entries: --at must be from 1 to ${stood.whole}.`,
    )
  const commitments = await findCommitments(write, upTo)
  const on = asked.on ?? (await findLastDay(write, upTo))
  if (on === null) throw slip('', 'There is nothing in the record that you can see.')
  const { spec, entries } = await specAndEntries(write, asked.spec, { commitments, upTo, on })
  const charts = await chartsAsStood(write, spec, { upTo, on })
  const { recordName } = write
  const facts = { spec, entries, commitments, recordName, on, charts }
  const model = complaintOf(facts)
  const told = toldInPlaces(write.ledger.kinds, facts, stood.placeOf)
  const proven = await findProofs(write, told.model.cited, { ...stood, leaves })
  const bySeq = new Map(proven.map((each) => [each.seq, each]))
  return {
    model,
    entries,
    stood: { ...stood, leaves },
    told,
    proven,
    proof: {
      treeSize: size,
      treeHead: head,
      fingerprint: fingerprintOf((await findRecord(write)).signingPublic),
    },
    exhibits: told.model.exhibits.map((exhibit) => ({
      exhibit,
      page: null,
      seals: sealedIn(exhibit, bySeq, head),
    })),
    spec,
    names: namePlaces(await findOtherChildren(write), told.model, told.entries),
  }
}

/** The charts a spec asks for, counted from what this member can see of the record at `upTo`. */
async function chartsAsStood(
  write: Write,
  { charts: which }: PackSpec,
  { upTo, on }: Pick<Around, 'upTo' | 'on'>,
): Promise<readonly PrintedChart[]> {
  if (which.length === 0) return []
  const child = write.recordName.split(' ')[0] ?? write.recordName
  const tagged = await findTaggedAsStood(write, upTo)
  const entries = await findNewestAsStood(write, CHARTED_KINDS, upTo)
  return chartsOf(entries, { which, on, child, tagged })
}

function slip(field: string, text: string): SpecSlip {
  return new SpecSlip([{ field, text }])
}

function sealedIn(
  exhibit: Exhibit,
  proven: ReadonlyMap<number, ProvenEntry>,
  head: string,
): string[] {
  const own = proven.get(exhibit.entry.seq)
  if (!exhibit.held || own === undefined) return []
  return sealsOf(exhibit, own, head).map(({ seal }) => seal)
}

type Around = {
  readonly commitments: readonly PackCommitment[]
  readonly upTo: UpTo
  readonly on: Day
}

async function specAndEntries(
  write: Write,
  given: unknown,
  { commitments, upTo, on }: Around,
): Promise<{ readonly spec: PackSpec; readonly entries: Entry[] }> {
  const parsed = given === null ? null : PackSpec.safeParse(given)
  const named = parsed?.success === true ? citedIn(parsed.data) : []
  const owed = commitments.flatMap((each) => [
    each.entry ?? 0,
    each.source ?? 0,
    ...each.answers.flatMap((answer) => [answer.seq, answer.source ?? 0]),
    ...each.handOvers.map((handOver) => handOver.seq),
  ])
  const entries = await findCited(write, [...new Set([...named, ...owed])], upTo)
  if (given === null) {
    const legal = new Set(entries.filter(isLegal).map((entry) => entry.seq))
    const open = commitments.filter(
      (each) => each.since <= on && isOwed(each, on) && !legal.has(each.source ?? 0),
    )
    const spec = specOfOpen(
      open,
      entries.filter((entry) => !isLegal(entry)),
    )
    return besideThem(write, { spec, entries }, upTo)
  }
  const read = readSpec(given, entries)
  if (!read.ok) throw new SpecSlip(read.problems)
  return besideThem(write, { spec: read.spec, entries }, upTo)
}

/** An apology stands beside what it is for and the family's view beside what it answers, whoever makes the pack. */
async function besideThem(
  write: Write,
  { spec, entries }: { readonly spec: PackSpec; readonly entries: Entry[] },
  upTo: UpTo,
): Promise<{ readonly spec: PackSpec; readonly entries: Entry[] }> {
  const stood = ({ entry }: { readonly entry: Entry }) => isUpTo(upTo, entry.seq)
  const apologies = (await findApologies(write)).filter(stood)
  const views = (await findOurAnswers(write)).filter(stood)
  const told = withApologies(spec, entries, [...apologies, ...views])
  const added = told.added.filter(({ seq }) => !entries.some((entry) => entry.seq === seq))
  return { spec: told.spec, entries: [...entries, ...added].toSorted((a, b) => a.seq - b.seq) }
}

/** Mail to or from a legal adviser is never put in a pack unless somebody names it. */
function isLegal(entry: Entry): boolean {
  return (entry.body as { legal?: unknown } | null)?.legal === true
}

export type MadePack = {
  readonly pdf: string
  readonly zip: string
  readonly bundle: string | null
  readonly treeSize: number
  readonly treeHead: string
  /** Pages of the document. */
  readonly pages: number
  /** Pages with the exhibits' own behind it; null when no bundle was asked for. */
  readonly bundlePages: number | null
  /** Files that go out and that nobody could look inside for the names of other children. */
  readonly unseen: readonly Unseen[]
  /** What to know before sharing it, where it gives or quotes a recording; null where it does not. */
  readonly warning: string | null
}

/** A pack as it will be written: its documents, and every part of its zip. */
export type Composed = {
  readonly drafted: Drafted
  readonly documents: ReadonlyMap<string, Uint8Array>
  readonly parts: readonly ZipPart[]
  readonly pages: number
  readonly bundlePages: number | null
  /** Files that go out and that nobody could look inside for the names of other children. */
  readonly unseen: readonly Unseen[]
}

/** Stops where another child is named; returns what nobody could look inside. */
async function stopAtNames(write: Write, drafted: Drafted, looks: boolean) {
  const names = looks ? await findOtherChildren(write) : []
  const inside = await lookInside(names, drafted.model.exhibits, async (exhibit, position) => {
    const file = await findFile(write, exhibit.entry.seq, position)
    return file === null ? new Uint8Array() : file.bytes()
  })
  const found = [...drafted.names, ...inside.names]
  if (found.length > 0) throw new NamesFound(found, inside.unseen)
  return inside.unseen
}

/** The pack thought through, without what its spec answers to hold back or leave out where whereabouts are found. */
async function draftAsAnswered(write: Write, asked: Asked): Promise<Drafted> {
  const drafted = await draftPack(write, asked)
  const { spec } = drafted
  if (spec.whereabouts !== 'hold back' && spec.whereabouts !== 'leave out') return drafted
  return draftPack(write, { ...asked, spec: await withoutWhereabouts(write, spec, drafted) })
}

/**
 * Sets, proves and signs a pack. Throws SpecSlip, NamesFound and WhereaboutsFound. `looks` false leaves the files of
 * exhibits unopened: for a pack that is made again.
 */
export async function composePack(
  write: Write,
  asked: Asked & { readonly bundle?: boolean | undefined; readonly looks?: boolean },
  by: By,
): Promise<Composed> {
  const drafted = await draftAsAnswered(write, asked)
  await stopAtWhereabouts(write, drafted, drafted.spec.whereabouts === 'go on' ? 'go on' : by)
  const unseen =
    asked.despiteNames === true ? [] : await stopAtNames(write, drafted, asked.looks !== false)
  const { told, proof, exhibits } = drafted
  const { model } = told
  const { pdf, pages } = await print({
    template: 'complaint.typ',
    data: printedPack(model, proof, exhibits, null),
    on: model.on,
    standard: 'ua-1',
    files: chartFiles(model.charts).files,
  })
  const documents = new Map([['complaint.pdf', pdf]])
  const bundle = asked.bundle === true ? await bundleFor(write, drafted) : null
  if (bundle !== null) documents.set('bundle.pdf', bundle.pdf)
  const parts = partsOf({
    model,
    record: { id: write.recordId, name: write.recordName },
    treeSize: proof.treeSize,
    treeHead: proof.treeHead,
    entries: told.entries,
    proven: drafted.proven,
    documents,
    open: (exhibit, position) => openerOf(write, drafted.stood.seqOf(exhibit.entry.seq), position),
    signing: await signingOf(write),
  })
  return { drafted, documents, parts, pages, bundlePages: bundle?.merged.pages ?? null, unseen }
}

/**
 * Makes the pack and writes `complaint.pdf`, `pack.zip` and, if asked, `bundle.pdf` into `out`; each
 * is there whole or not at all. Throws SpecSlip, NamesFound and WhereaboutsFound before anything is written.
 */
export async function makePack(
  write: Write,
  asked: Asked & Answered & { readonly out: string; readonly bundle?: boolean | undefined },
): Promise<MadePack> {
  const recordings = await keepRecordingAnswers(write, asked)
  if (recordings.problems.length > 0) throw new SpecSlip(recordings.problems)
  const { documents, parts, pages, bundlePages, drafted, unseen } = await composePack(
    write,
    asked,
    asked.whereabouts ?? null,
  )
  await makeFolder(asked.out)
  const zip = join(asked.out, 'pack.zip')
  await writeWhole(zip, zipOf(parts))
  for (const [name, bytes] of documents) await writeWhole(join(asked.out, name), bytes)
  return {
    pdf: join(asked.out, 'complaint.pdf'),
    zip,
    bundle: documents.has('bundle.pdf') ? join(asked.out, 'bundle.pdf') : null,
    treeSize: drafted.proof.treeSize,
    treeHead: drafted.proof.treeHead,
    pages,
    bundlePages,
    unseen,
    warning: recordings.used.length > 0 ? BEFORE_SHARING : null,
  }
}

/** The bundle of a drafted pack. */
export async function bundleFor(
  write: Write,
  { told: { model }, proof, exhibits, stood }: Drafted,
): Promise<{
  readonly pdf: Uint8Array
  readonly merged: Merged
  readonly marks: readonly number[]
}> {
  // What takes papers apart is large: it is loaded when a bundle is made.
  const { bundleOf } = await import('./bundle.ts')
  const { merged, marks } = await bundleOf({
    model,
    proof,
    exhibits,
    read: async (exhibit, position) => {
      const file = await findFile(write, stood.seqOf(exhibit.entry.seq), position)
      if (file === null) throw slip('', `A file of entry ${exhibit.entry.seq} was erased.`)
      return file.bytes()
    },
  })
  return { pdf: Buffer.concat(merged.pieces), merged, marks }
}
