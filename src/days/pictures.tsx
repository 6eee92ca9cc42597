/**
 * Small pictures a child can choose from, each with its word beside it: symbols of OpenMoji, drawn into the
 * page itself, so that nothing is asked of anybody else. Their black lines say all that their colours say.
 */
import { raw } from 'hono/html'
import { OPENMOJI } from './openmoji.data.ts'

type Symbol = keyof typeof OPENMOJI

function Picture({ drawn }: { readonly drawn: string }) {
  return (
    <svg
      class="heard-picture"
      viewBox="0 0 72 72"
      width="56"
      height="56"
      aria-hidden="true"
      focusable="false"
    >
      {raw(drawn)}
    </svg>
  )
}

const FACES: readonly Symbol[] = [
  'grinning-face',
  'slightly-smiling-face',
  'neutral-face',
  'worried-face',
  'fearful-face',
]

/** A face for how much worry there is, from 1 (hardly any) to 5 (very much). */
export function Face({ level }: { readonly level: number }) {
  return <Picture drawn={OPENMOJI[FACES[level - 1] ?? 'neutral-face']} />
}

/** A battery for how much energy there is, from 1 (hardly any) to 5 (a lot): one bar for each. */
export function Battery({ level }: { readonly level: number }) {
  const bars = Array.from({ length: level }, (_, at) => `M${13 + at * 10} 29.5h6v14.7h-6z`)
  return (
    <Picture
      drawn={`<path fill="#d0cfce" d="${SHELL}"/><g stroke="#000" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"><path fill="none" d="${SHELL}"/><path fill="#b1cc33" d="${bars.join('')}"/></g>`}
    />
  )
}

/** The outline of OpenMoji's battery; the bars in it are ours. */
const SHELL =
  'M61.081 31.348v-7.16a1 1 0 0 0-1-1H6.772a1 1 0 0 0-1 1v25.017a1 1 0 0 0 1 1h53.313a1 1 0 0 0 1-1V42.53h5.143V31.347z'

/** What can be chosen. The words stand in entries: none is ever taken away. */
const CHOSEN: Readonly<Record<string, Symbol>> = {
  'too loud': 'speaker-high-volume',
  'too many people': 'busts-in-silhouette',
  'too hard': 'confounded-face',
  tired: 'sleeping-face',
  'my tummy hurts': 'nauseated-face',
  'on my own': 'bust-in-silhouette',
  'I want a break': 'couch-and-lamp',
  'I want to go home': 'house',
  'I want help': 'person-raising-hand',
  'a good friend': 'woman-and-man-holding-hands',
  'it was fun': 'party-popper',
  'somebody listened': 'ear',
}

/** What can be chosen, by the word each picture stands for. */
export const PICTURES: readonly string[] = Object.keys(CHOSEN)

/** The picture that stands for a word; nothing for a word without one. */
export function PictureOf({ word }: { readonly word: string }) {
  const symbol = CHOSEN[word]
  return symbol === undefined ? null : <Picture drawn={OPENMOJI[symbol]} />
}

/** Whose the pictures are, as their licence asks: on every page that shows them. */
export function PicturesBy() {
  return (
    <p class="heard-meta heard-credit">
      Pictures by <a href="https://openmoji.org">OpenMoji</a>, licence{' '}
      <a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>. The bars in the
      batteries are ours.
    </p>
  )
}
