/** What a child said in a form of their own page, read as an entry in their name. */
import { readAsked } from '../incidents/asking.ts'
import { textOf, textsOf } from '../platform/web/forms.ts'
import { currentAudience } from '../record/audience.ts'
import type { Audience, Entry, EntryDraft, FileDraft } from '../record/entry.ts'
import { filesIn } from '../record/keeping.ts'
import type { Write } from '../record/kind.ts'
import { append } from '../record/store.ts'
import type { Member } from '../record/timeline.ts'
import { todayIn } from '../record/visit.ts'
import { checkInBody, voiceBody } from './entries.ts'
import { PICTURES } from './pictures.tsx'
import { othersReached } from './readers.ts'
import { CHECK_IN_QUESTIONS } from './sorts.data.ts'

/** The two ways of saying something, as they stand in addresses. */
export const SAY = 'say'
export const DAY = 'day'
export type What = typeof SAY | typeof DAY

/** What came with a form besides words: the recorded voice first. */
export async function ownFiles(
  form: FormData,
  what: What,
): Promise<{ readonly files: FileDraft[]; readonly came: Came }> {
  if (what === DAY) return { files: [], came: null }
  const voice = await filesIn(form, 'voice')
  const files = [...voice, ...(await filesIn(form))]
  return { files, came: voice.length > 0 ? 'spoken' : files.length > 0 ? 'drawn' : null }
}

/** How it was said, as far as what came with the form tells. */
type Came = 'spoken' | 'drawn' | null

/** What the form says, as the body of an entry and who may read it; or what is to be mended. */
export function readOwn(form: FormData, what: What, came: Came) {
  if (what === DAY) {
    const questions = CHECK_IN_QUESTIONS.filter(({ name }) =>
      ['word', 'energy', 'worry'].includes(name),
    ).toSorted((one) => (one.name === 'word' ? -1 : 1))
    const read = readAsked(form, {
      questions,
      schema: checkInBody,
      shaped: (answers) => ({ ...answers, from: 'child' }),
    })
    return read.ok ? { body: read.value, problems: [] } : { body: null, problems: read.problems }
  }
  const words = textOf(form, 'words')
  const pictures = textsOf(form, 'pictures').filter((word) => PICTURES.includes(word))
  const how = words !== '' ? 'written' : pictures.length > 0 ? 'pictures' : came
  if (how === null)
    return {
      body: null,
      problems: [
        { field: 'words', text: 'Write a word, choose a picture, say something or add a drawing' },
      ],
    }
  const body = voiceBody.parse({ words: words === '' ? null : words, pictures, how, alone: true })
  return { body, problems: [] }
}

/** An entry in the child's own name: kept like any other, and theirs. */
export function ownDraft(
  write: Write,
  what: What,
  audience: Audience,
): Omit<EntryDraft, 'body' | 'files' | 'key'> {
  return {
    kind: what === SAY ? 'voice' : 'check-in',
    happened: { day: todayIn(write), time: null, precision: 'day' },
    author: write.recordName,
    people: [{ name: write.recordName, address: null }],
    shelf: what === SAY ? 'profile' : 'days',
    audience,
    amends: null,
  }
}

/** Somebody else may read it too. Nobody who could read it before is left out. */
export async function showEntry(
  write: Write,
  entry: Entry,
  {
    to,
    members,
    key,
  }: { readonly to: Member; readonly members: readonly Member[]; readonly key: string },
): Promise<void> {
  const before = othersReached(await currentAudience(write, entry), members, write.memberId)
  const people = members.filter((each) => each.id === to.id || before.includes(each))
  await append(write, [
    {
      kind: 'audience',
      happened: { day: todayIn(write), time: null, precision: 'day' },
      author: entry.author,
      people: [],
      shelf: entry.shelf,
      audience: 'me',
      amends: null,
      body: {
        of: entry.seq,
        audience: { people: [write.memberId, ...people.map(({ id }) => id)] },
        words: `${entry.author} chose to show it to ${to.name}.`,
      },
      files: [],
      key,
    },
  ])
}
