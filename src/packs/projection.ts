/** When an entry is erased, packs being put together let go of its words. */
import { Erasure } from '../record/entries.ts'
import type { Projector } from '../record/kind.ts'
import { changeDraft, findDrafts } from './draft-store.ts'
import { withoutEntry } from './draft.ts'

/** Keeps no table that entries could make again: drafts are not entries. */
export const draftProjector: Projector = {
  kinds: ['erasure'],
  tables: [],
  async project(write, entries) {
    const drafts = await findDrafts(write)
    for (const { id, draft } of drafts) {
      const left = entries.reduce(
        (each, { body }) => withoutEntry(each, Erasure.parse(body).of),
        draft,
      )
      if (left !== draft) await changeDraft(write, id, left)
    }
  },
}
