/** From a form to an entry, once, however often it is sent; with the files it carries. */
import { randomUUID } from 'node:crypto'
import { filesOf, textOf } from '../platform/web/forms.ts'
import type { Entry, EntryDraft, FileDraft } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { isUuid } from '../record/begin.ts'
import { findAddressOfKey } from '../record/looking.ts'
import { append, findFile } from '../record/store.ts'

/** The key of what a form makes. A token that is no token of ours gets a fresh one. */
export function tokenIn(form: FormData): { readonly token: string; readonly key: string } {
  const given = textOf(form, 'token')
  const token = isUuid(given) ? given : randomUUID()
  return { token, key: `written:${token}` }
}

/** Appends `draft` unless its key is there, and returns the page address of the entry it made. */
export async function keep(
  write: Write,
  draft: EntryDraft & { readonly key: string },
): Promise<string> {
  const { entries } = await append(write, [draft])
  const address = entries[0]?.address ?? (await findAddressOfKey(write, draft.key))
  if (address === null) throw new Error('An entry just kept cannot be found.')
  return address
}

/** The files that came with a form. */
export async function filesIn(form: FormData): Promise<FileDraft[]> {
  return Promise.all(
    filesOf(form, 'files').map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}

/** The files of an entry, for its correction to have too; the same bytes are not kept twice. */
export async function filesCarriedOver(write: Write, entry: Entry): Promise<FileDraft[]> {
  const carried: FileDraft[] = []
  for (const [position, { name }] of entry.files.entries()) {
    const file = await findFile(write, entry.seq, position)
    if (file !== null) carried.push({ name, bytes: await file.bytes() })
  }
  return carried
}
