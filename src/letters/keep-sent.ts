/** "I have sent this", or Heard has: the letter and all that follows from it, kept once, and its draft gone. */
import { LAW } from '../matters/known.ts'
import { lockHead } from '../record/append.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { findAddressOfKey, findMyName } from '../record/looking.ts'
import { nameAsWord } from '../record/names.ts'
import { append } from '../record/store.ts'
import type { Ctx } from '../platform/web/route.ts'
import { blanksIn } from './draft-letter.ts'
import { removeLetterDraft } from './draft-store.ts'
import type { LetterDraft } from './draft.ts'
import type { Sent } from './forms.ts'
import { laidOut } from './laid-out.ts'
import type { Opened } from './letter-at.ts'
import type { Letter } from './letter.ts'
import { pdfOf } from './pdf.ts'
import { sendingDrafts } from './sending.ts'
import { findDaysOf, findMatters, findOtherNames } from './store.ts'

export const NEW_MATTER = 'new'

/** The key under which the letter of this request is kept once. */
export function sentKey(c: Ctx): string {
  return `letter:${c.req.param('letter') ?? ''}`
}

/** What to see to in the words: blanks, other children's names, and how they sound. */
export async function checkedIn(write: Write, { subject, text }: LetterDraft) {
  const all = `${subject}\n${text}`
  const others = await findOtherNames(write)
  const { checkWording } = await import('../words/wording.ts')
  return {
    blanks: blanksIn(all),
    names: others.filter((name) => nameAsWord(name).test(all)),
    tone: checkWording(text).filter(({ kind }) => kind !== 'quoted' && kind !== 'vague'),
  }
}

/** Keeps it as sent; the address of the letter, and every entry that was made, the letter first. */
export async function keepSent(
  write: Write,
  { kept, letter }: Opened,
  { on, how, matter, key }: Sent & { readonly key: string },
): Promise<{ readonly address: string; readonly entries: readonly Entry[] }> {
  const writer = await findMyName(write)
  const pdf = await pdfOf(laidOut(kept.draft, writer, on))
  const first = (await lockHead(write)) + 1
  const drafts = sendingDrafts({
    letter,
    draft: kept.draft,
    writer,
    on,
    how,
    file: { name: 'letter.pdf', type: 'application/pdf', bytes: pdf },
    first,
    matter: await matterChosen(write, letter, kept.draft, matter),
    law: LAW,
    calendar: await findDaysOf(write, kept.draft.to),
    key,
  })
  const { entries } = await append(write, drafts)
  await removeLetterDraft(write, kept.id)
  const address = entries[0]?.address ?? (await findAddressOfKey(write, key))
  if (address === null) throw new Error('A letter just kept cannot be found.')
  return { address, entries }
}

/** The matter named in the form, else the one it was begun from, else the only open one; null for a new one. */
async function matterChosen(
  write: Write,
  { starts }: Letter,
  draft: LetterDraft,
  given: string,
): Promise<number | null> {
  if (starts === undefined || given === NEW_MATTER) return null
  const open = await findMatters(write, starts.process)
  const named = open.find(({ address }) => address === given)
  const known = open.find(({ root }) => root === draft.matter)
  return (named ?? known ?? (open.length === 1 ? open[0] : undefined))?.root ?? null
}
