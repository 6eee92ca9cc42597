/** A small record and a pack made from it, for the tests of this room. Everything in it is invented. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newSigningPair, signWith } from '../platform/files/keys.ts'
import { day, type Day } from '../platform/day.ts'
import { canonicalText, contentHashOf, leafOf } from '../record/canonical.ts'
import type { Entry, EntryContent, FileFact } from '../record/entry.ts'
import { inclusionProofs, treeHead } from '../record/tree.ts'
import { partsOf, type PackParts, type ProvenEntry, type Signing } from './archive.ts'
import { complaintOf, type PackCommitment } from './complaint.ts'
import { readSpec } from './spec.ts'
import { zipOf, type ZipPart } from './zip.ts'

export const RECORD = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const PAIR = newSigningPair()

export const SIGNING: Signing = {
  publicKey: PAIR.publicKey,
  sign: (bytes) => signWith(PAIR.privateKey, bytes),
}

const LETTER = Buffer.from('A letter from Dr Amin, as a paper.')
export const RECORDING = Buffer.from(
  'A recording of a call that nobody should be given by the way.',
)

function fact(name: string, type: string, bytes: Buffer): FileFact {
  return {
    name,
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

type Told = readonly [string, string, string | null, string, object, (readonly FileFact[])?]

const TOLD: readonly Told[] = [
  [
    'message',
    '2025-12-02',
    '09:12',
    'Medical evidence for Robin',
    {
      subject: 'Medical evidence for Robin',
      from: { name: 'Alex Ward', address: 'alex@example.org' },
      to: [{ name: 'Attendance office, Hillview Academy', address: 'office@example.org' }],
      words: 'Please find Dr Amin’s letter.\n  Please record   the absence as illness.',
    },
    [fact('Dr Amin letter.pdf', 'application/pdf', LETTER)],
  ],
  [
    'ask',
    '2025-12-02',
    null,
    'Decide how the absence is recorded',
    { title: 'Decide how the absence is recorded', source: 1 },
  ],
  [
    'message',
    '2026-01-06',
    '08:02',
    'Automatic reply',
    {
      subject: 'Automatic reply',
      from: 'Attendance office',
      to: 'Alex Ward',
      words: 'We aim to reply within 5 working days.',
    },
  ],
  [
    'answer',
    '2026-01-06',
    null,
    'Acknowledged',
    { of: 2, as: 'acknowledged', words: 'Thank you for your email.' },
  ],
  [
    'call',
    '2026-01-13',
    '09:41',
    'Call with the attendance officer',
    {
      with: 'Attendance officer',
      direction: 'out',
      minutes: 6,
      answered: true,
      words: 'It is being looked at, these things take time.',
    },
    [fact('secret call.m4a', 'audio/mp4', RECORDING)],
  ],
  [
    'note',
    '2026-01-15',
    null,
    'A private note',
    { title: 'A private note', words: 'Not for anybody else.' },
  ],
]

export const ENTRIES: readonly Entry[] = TOLD.map(
  ([kind, on, time, title, body, files], index) => ({
    record: RECORD,
    seq: index + 1,
    kind,
    address: `address${index + 1}`,
    written: `2026-01-${20 + index}T10:00:00.000Z`,
    broughtBy: 'member',
    root: index + 1,
    title,
    erased: false,
    happened: { day: day(on), time, precision: time === null ? 'day' : 'minute' },
    author: 'Alex Ward',
    people: [],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body,
    files: files ?? [],
  }),
)

export const ON: Day = day('2026-01-26')

export const COMMITMENTS: readonly PackCommitment[] = [
  {
    id: 'ask',
    entry: 2,
    kind: 'ask',
    title: 'Decide how the absence is recorded',
    debtor: 'Hillview Academy',
    creditor: 'Alex Ward',
    source: 1,
    words: 'Please record the absence as illness.',
    since: day('2025-12-02'),
    due: null,
    dueBasis: null,
    askedBy: null,
    answers: [
      {
        as: 'acknowledged',
        happened: { day: day('2026-01-06'), time: null, precision: 'day' },
        seq: 4,
        source: null,
        words: 'Thank you for your email.',
      },
    ],
    handOvers: [],
  },
]

export const SPEC = {
  title: 'Formal complaint and evidence',
  to: 'the Head Teacher, Hillview Academy',
  issues: [
    {
      heading: 'Medical evidence has waited',
      entries: [1, 3],
      quotes: [
        { entry: 1, words: 'Please record the absence as illness.' },
        { entry: 5, words: 'It is being looked at, these things take time.', at: '02:16 to 02:24' },
      ],
    },
  ],
  hold: [{ entry: 5, description: 'A recording of a call with the office' }],
  want: ['A decision on the medical evidence.'],
}

function contentOf(entry: Entry): EntryContent {
  const { kind, happened, author, people, shelf, audience, amends, body, files } = entry
  return { kind, happened, author, people, shelf, audience, amends, body, files }
}

const SALTS = ENTRIES.map((entry) => createHash('sha256').update(`salt ${entry.seq}`).digest())
const TEXTS = ENTRIES.map((entry) => canonicalText(contentOf(entry)))
const LEAVES = ENTRIES.map(({ seq, written }, index) =>
  leafOf({
    record: RECORD,
    seq,
    written,
    contentHash: contentHashOf(SALTS[index] ?? Buffer.of(), TEXTS[index] ?? '').toString('hex'),
  }),
)
export const HEAD = treeHead(LEAVES).toString('hex')

export const PROVEN: readonly ProvenEntry[] = ENTRIES.map((entry, index) => ({
  seq: entry.seq,
  written: entry.written,
  content: TEXTS[index] ?? '',
  salt: SALTS[index] ?? Buffer.of(),
  leaf: LEAVES[index] ?? Buffer.of(),
  path: inclusionProofs(LEAVES, [index])[0] ?? [],
}))

/** The parts of a pack of the record above, for `spec`. */
export function packOf(spec: unknown = SPEC, over: Partial<PackParts> = {}): PackParts {
  const read = readSpec(spec, ENTRIES)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const model = complaintOf({
    spec: read.spec,
    entries: ENTRIES,
    commitments: COMMITMENTS,
    recordName: 'Robin',
    on: ON,
  })
  return {
    model,
    record: { id: RECORD, name: 'Robin' },
    treeSize: ENTRIES.length,
    treeHead: HEAD,
    entries: ENTRIES,
    proven: PROVEN,
    documents: new Map([['complaint.pdf', Buffer.from('%PDF-1.7 stands for the document')]]),
    open: (exhibit) => async () => Readable.from([exhibit.entry.seq === 5 ? RECORDING : LETTER]),
    signing: SIGNING,
    ...over,
  }
}

/** Writes the zip of `parts` to `path`. */
export async function writeZip(parts: readonly ZipPart[], path: string): Promise<void> {
  await pipeline(zipOf(parts), createWriteStream(path))
}

/** The parts of a whole pack. */
export function testParts(spec: unknown = SPEC): ZipPart[] {
  return partsOf(packOf(spec))
}
