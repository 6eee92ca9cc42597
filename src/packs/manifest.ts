/** What a pack says of itself, for machines: `manifest.json`, `record/proofs.json`, `handover.json`. */
import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const path = z.string().min(1).max(300)

export const Manifest = z.object({
  heard: z.literal('pack'),
  version: z.literal(1),
  title: z.string(),
  to: z.string(),
  day: z.string(),
  record: z.object({ id: z.string(), name: z.string() }),
  treeSize: z.int().nonnegative(),
  treeHead: hex,
  key: z.object({ algorithm: z.literal('Ed25519'), fingerprint: hex }),
  documents: z.array(path),
  exhibits: z.array(
    z.object({
      number: z.int().positive(),
      entry: z.int().positive(),
      held: z.boolean(),
      description: z.string(),
      files: z.array(
        z.object({ path, name: z.string(), sha256: hex, size: z.int().nonnegative() }),
      ),
      seals: z.array(hex),
    }),
  ),
  quotes: z.array(z.object({ entry: z.int().positive(), words: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const Proofs = z.object({
  record: z.string(),
  treeSize: z.int().nonnegative(),
  treeHead: hex,
  entries: z.array(
    z.object({
      seq: z.int().positive(),
      leaf: hex,
      path: z.array(hex).max(64),
      /** Left out of an entry held back: its leaf alone shows that it is in the record. */
      open: z.object({ written: z.string(), salt: hex, content: path, words: path }).nullable(),
    }),
  ),
})
export type Proofs = z.infer<typeof Proofs>

export const Handover = z.object({
  heard: z.literal('handover'),
  version: z.literal(1),
  treeHead: hex,
  exhibit: z.int().positive(),
  description: z.string(),
  entry: z.object({ record: z.string(), seq: z.int().positive(), written: z.string(), salt: hex }),
  files: z.array(z.object({ path, name: z.string(), sha256: hex, salt: hex, seal: hex })).min(1),
})
export type Handover = z.infer<typeof Handover>

/** JSON a person can also read, always the same bytes for the same value. */
export function jsonOf(value: Manifest | Proofs | Handover): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
