/**
 * One bundle made by the built product in a process of its own: `one-bundle.mjs BUILT ASKED`, where ASKED
 * is a JSON file with its spec, entries, papers and proof. Prints the pages, the seconds it took and the
 * most memory this process held (its press is a process beside it).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [built = '', asked = ''] = process.argv.slice(2)
const from = (name) => import(pathToFileURL(join(built, 'dist', name)).href)
const { complaintOf } = await from('packs/complaint.js')
const { bundleOf } = await from('packs/bundle.js')
const { readSpec } = await from('packs/spec.js')
const { spec, entries, about, papers, proof } = JSON.parse(readFileSync(asked, 'utf8'))

/** The most memory this process has held, in MB, by the kernel's own mark. */
function peakMb() {
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Math.round(Number(kb ?? 0) / 1024)
}

const start = performance.now()
const read = readSpec(spec, entries)
if (!read.ok) throw new Error('The bench’s own spec is wrong.')
const model = complaintOf({ ...about, spec: read.spec, entries })
const { merged } = await bundleOf({
  model,
  proof,
  exhibits: model.exhibits.map((exhibit) => ({ exhibit, seals: [], page: null })),
  read: async (exhibit) => readFileSync(papers[exhibit.entry.seq - 1] ?? ''),
})
const seconds = (performance.now() - start) / 1000
const bytes = merged.pieces.reduce((sum, piece) => sum + piece.length, 0)
process.stdout.write(
  `${JSON.stringify({ pages: merged.pages, seconds, memoryMb: peakMb(), bytes })}\n`,
)
