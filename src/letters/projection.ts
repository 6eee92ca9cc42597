/** When an entry is erased, letters being written let go of its words. */
import { Erasure } from '../record/entries.ts'
import type { Projector } from '../record/kind.ts'
import { changeLetterDraft, findLetterDrafts } from './draft-store.ts'
import { withoutEntry } from './draft.ts'

/** Keeps no table that entries could make again: drafts are not entries. */
export const letterDraftProjector: Projector = {
  kinds: ['erasure'],
  tables: [],
  async project(write, entries) {
    for (const { id, draft } of await findLetterDrafts(write)) {
      const left = entries.reduce(
        (each, { body }) => withoutEntry(each, Erasure.parse(body).of),
        draft,
      )
      if (left !== draft) await changeLetterDraft(write, { id, draft: left })
    }
  },
}
