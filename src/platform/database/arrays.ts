/**
 * Long lists as one parameter in PostgreSQL's binary form of an array (src/backend/utils/adt/arrayfuncs.c,
 * array_recv): nothing is escaped on this side or parsed on the other, which for thousands of texts
 * costs both more than the storing. The statement says the type: `${texts([...])}::text[]`.
 */
const TEXT = 25
const BYTEA = 17

/** A `text[]`. */
export function texts(values: readonly (string | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? null : Buffer.byteLength(value)))
  return arrayOf(TEXT, sizes, (into, at, place) => into.write(values[at] ?? '', place, 'utf8'))
}

/** A `bytea[]`. */
export function byteArrays(values: readonly (Uint8Array | null)[]): Buffer {
  const sizes = values.map((value) => value?.length ?? null)
  return arrayOf(BYTEA, sizes, (into, at, place) => into.set(values[at] ?? [], place))
}

type Put = (into: Buffer, at: number, place: number) => unknown

/** Dimensions, whether there are nulls, the type; then length, lower bound; then each size and value. */
function arrayOf(type: number, sizes: readonly (number | null)[], put: Put): Buffer {
  const empty = sizes.length === 0
  const header = empty ? 12 : 20
  const all = Buffer.allocUnsafe(sizes.reduce<number>((sum, size) => sum + 4 + (size ?? 0), header))
  all.writeInt32BE(empty ? 0 : 1, 0)
  all.writeInt32BE(sizes.includes(null) ? 1 : 0, 4)
  all.writeInt32BE(type, 8)
  if (empty) return all
  all.writeInt32BE(sizes.length, 12)
  all.writeInt32BE(1, 16)
  let place = header
  for (const [at, size] of sizes.entries()) {
    all.writeInt32BE(size ?? -1, place)
    place += 4
    if (size === null) continue
    put(all, at, place)
    place += size
  }
  return all
}

/** One list as text that `::text[]` reads (PostgreSQL 8.15.6), to stand inside another list. */
export function listText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`
}
