/** How the record's own kinds of entry are shown. */
import type { Card } from './kind.ts'

export const recordCards: readonly Card[] = [
  {
    kind: 'audience',
    label: 'Who may see',
    card: () => (
      <p>From then on, who may see another entry was different. Every version of it followed.</p>
    ),
  },
  {
    kind: 'erasure',
    label: 'Erased',
    card: () => <p>Whoever brought another entry in had its words and files destroyed.</p>,
  },
  {
    kind: 'tags',
    label: 'Tags',
    card: () => <p>Words were put on another entry, to find it with others.</p>,
  },
  {
    kind: 'help-first',
    label: 'Help put first',
    card: () => (
      <p>
        What somebody was writing sounded as if someone may not be safe. Help was shown first, and
        it stood first on Today until it had been dealt with.
      </p>
    ),
  },
  {
    kind: 'dealt-with',
    label: 'Dealt with',
    card: (entry) => {
      const { words } = entry.body as { readonly words: string }
      return words === '' ? (
        <p>Somebody said that it had been dealt with.</p>
      ) : (
        <p class="heard-verbatim">{words}</p>
      )
    },
  },
]

/** What a kind is called: its card's label, else its own name. */
export function labelOf(cards: ReadonlyMap<string, Card>, kind: string): string {
  return cards.get(kind)?.label ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}
