/**
 * One bundle made by the built product in a process of its own: `one-bundle.mjs BUILT FOLDER COUNT`. Prints
 * the pages, the seconds it took and the most memory this process held (its press is a process beside it).
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [built = '', folder = '', count = '1'] = process.argv.slice(2)
const from = (name) => import(pathToFileURL(join(built, 'dist', name)).href)
const { complaintOf } = await from('packs/complaint.js')
const { bundleOf } = await from('packs/bundle.js')
const { readSpec } = await from('packs/spec.js')

const ON = '2026-01-26'
const PROOF = { treeSize: 1284, treeHead: 'ab'.repeat(32), fingerprint: 'cd'.repeat(32) }
const paths = Array.from({ length: Number(count) }, (_, at) => join(folder, `${at + 1}.pdf`))

function entryOf(path, seq) {
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    record: 'bench',
    seq,
    kind: 'paper',
    address: String(seq),
    written: '2026-01-20T10:00:00.000Z',
    broughtBy: 'bench',
    root: seq,
    title: `Letter ${seq}`,
    erased: false,
    happened: { day: ON, time: null, precision: 'day' },
    author: 'Alex Ward',
    people: [],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body: { title: `Letter ${seq}` },
    files: [{ name: `letter-${seq}.pdf`, type: 'application/pdf', size: bytes.length, sha256 }],
  }
}

/** The most memory this process has held, in MB, by the kernel's own mark. */
function peakMb() {
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Math.round(Number(kb ?? 0) / 1024)
}

const start = performance.now()
const entries = paths.map((path, at) => entryOf(path, at + 1))
const issues = [{ heading: 'What happened', entries: entries.map(({ seq }) => seq), quotes: [] }]
const read = readSpec({ to: 'the panel', issues, want: 'An answer.' }, entries)
if (!read.ok) throw new Error('The bench’s own spec is wrong.')
const model = complaintOf({
  spec: read.spec,
  entries,
  commitments: [],
  recordName: 'Robin',
  on: ON,
})
const { merged } = await bundleOf({
  model,
  proof: PROOF,
  exhibits: model.exhibits.map((exhibit) => ({ exhibit, seals: [], page: null })),
  read: async (exhibit) => readFileSync(paths[exhibit.entry.seq - 1] ?? ''),
})
const seconds = (performance.now() - start) / 1000
const bytes = merged.pieces.reduce((sum, piece) => sum + piece.length, 0)
process.stdout.write(
  `${JSON.stringify({ pages: merged.pages, seconds, memoryMb: peakMb(), bytes })}\n`,
)
