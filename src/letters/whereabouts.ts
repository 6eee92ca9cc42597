/** What of a letter goes out: its words, and the papers with it, for whereabouts to be looked for. */
import type { Outgoing } from '../people/whereabouts/gate.ts'
import type { Write } from '../record/kind.ts'
import { findEntries } from '../record/store.ts'
import type { LetterDraft } from './draft.ts'

type Going = Pick<LetterDraft, 'to' | 'subject' | 'text' | 'exhibits'>

/** `papers` false for what shows the letter alone. */
export function outgoingLetter(write: Write, draft: Going, papers: boolean): Outgoing {
  const { to, subject, text, exhibits } = draft
  const whom = to.map(({ name, address }) => `${name} ${address ?? ''}`).join('\n')
  return {
    way: 'the letter',
    things: async () => [
      { where: 'whom it is to', text: whom },
      { where: 'what it is about', text: subject },
      { where: 'the words of the letter', text },
      ...(papers
        ? await findEntries(
            write,
            exhibits.map(({ seq }) => seq),
          )
        : []
      ).map((entry) => ({
        entry,
      })),
    ],
  }
}
