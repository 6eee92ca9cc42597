/** From a form to an entry, once, however often it is sent; with the files it carries. */
import { randomUUID } from 'node:crypto'
import { filesOf, textOf } from '../platform/web/forms.ts'
import { append } from './append.ts'
import { isUuid } from './begin.ts'
import type { Entry, EntryDraft, FileDraft } from './entry.ts'
import { findFile } from './files.ts'
import type { Write } from './kind.ts'
import { findAddressOfKey } from './looking.ts'

/** The token of a form, by which it is known when it is sent again. One that is none of ours is made anew. */
export function tokenIn(form: FormData): string {
  const given = textOf(form, 'token')
  return isUuid(given) ? given : randomUUID()
}

/** The key of what a form makes: its token, after `what`, which tells forms and their parts from others. */
export function keyIn(form: FormData, what: string): string {
  return `${what}:${tokenIn(form)}`
}

/**
 * Appends `draft` unless this member has brought in its key, and returns the page address of the entry
 * that has it. Throws EntrySlip as `append` does.
 */
export async function keep(
  write: Write,
  draft: EntryDraft & { readonly key: string },
): Promise<string> {
  const { entries } = await append(write, [draft])
  const address = entries[0]?.address ?? (await findAddressOfKey(write, draft.key))
  if (address === null) throw new Error('An entry just kept cannot be found.')
  return address
}

/** The files that came with a form, under `name`. */
export async function filesIn(form: FormData, name = 'files'): Promise<FileDraft[]> {
  return Promise.all(
    filesOf(form, name).map(async (file) => ({
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
