/**
 * qpdf, compiled to WebAssembly, for papers that are damaged or locked without a password. Loaded on
 * use, afresh each time: a broken paper may leave it in a bad way.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

type Qpdf = {
  readonly callMain: (words: string[]) => number
  readonly FS: {
    readonly writeFile: (path: string, bytes: Uint8Array) => void
    readonly readFile: (path: string) => Uint8Array
  }
}
type Make = (settings: { readonly locateFile: () => string }) => Promise<Qpdf>

/** `pdf` mended, unlocked and written plainly, or null and why it could not be read. */
export async function mended(
  pdf: Uint8Array,
): Promise<{ readonly pdf: Uint8Array } | { readonly pdf: null; readonly why: string }> {
  const make = require('@neslinesli93/qpdf-wasm') as Make
  const said: string[] = []
  const exitCode = process.exitCode
  try {
    const qpdf = await hearing(said, () =>
      make({ locateFile: () => require.resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm') }),
    )
    qpdf.FS.writeFile('/in.pdf', pdf)
    const code = qpdf.callMain([
      '--decrypt',
      '--object-streams=disable',
      '--deterministic-id',
      '/in.pdf',
      '/out.pdf',
    ])
    // 3: written, with warnings.
    if (code === 0 || code === 3) return { pdf: qpdf.FS.readFile('/out.pdf') }
  } catch (problem) {
    said.push(problem instanceof Error ? problem.message : String(problem))
  } finally {
    process.exitCode = exitCode
  }
  return { pdf: null, why: reasonOf(said) }
}

/**
 * Runs `start` with what it would say on the console kept in `said`: qpdf takes hold of the console
 * the moment it is started and offers no other way to hear it.
 */
function hearing<T>(said: string[], start: () => T): T {
  const methods = ['log', 'error'] as const
  const before = methods.map((method) => Reflect.get(console, method) as unknown)
  for (const method of methods)
    Reflect.set(console, method, (line: unknown) => said.push(String(line)))
  try {
    return start()
  } finally {
    methods.forEach((method, at) => Reflect.set(console, method, before[at]))
  }
}

function reasonOf(said: readonly string[]): string {
  const all = said.join('\n')
  if (all.includes('invalid password')) return 'it is locked with a password'
  return 'it is damaged and could not be read as a PDF'
}
