/** Small pictures a child can choose from: drawn by us, with few lines, each with its word beside it. */
import type { Child } from 'hono/jsx'

function Picture({ children }: { readonly children?: Child }) {
  return (
    <svg
      class="heard-picture"
      viewBox="0 0 48 48"
      width="44"
      height="44"
      fill="none"
      stroke="currentColor"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

const MOUTHS = [
  'M14 27 Q24 40 34 27',
  'M15 29 Q24 36 33 29',
  'M15 32 H33',
  'M15 34 Q24 28 33 34',
  'M14 36 Q24 24 34 36',
]

/** A face for how much worry there is, from 1 (hardly any) to 5 (very much). */
export function Face({ level }: { readonly level: number }) {
  return (
    <Picture>
      <circle cx="24" cy="24" r="20" />
      <circle cx="17" cy="19" r="1.6" fill="currentColor" />
      <circle cx="31" cy="19" r="1.6" fill="currentColor" />
      {level >= 4 && <path d="M12 14 L19 12 M36 14 L29 12" />}
      <path d={MOUTHS[level - 1] ?? MOUTHS[2] ?? ''} />
    </Picture>
  )
}

/** A battery for how much energy there is, from 1 (empty) to 5 (full). */
export function Battery({ level }: { readonly level: number }) {
  return (
    <Picture>
      <rect x="4" y="14" width="36" height="20" rx="4" />
      <path d="M44 21 V27" />
      {Array.from({ length: level }, (_, at) => (
        <rect
          x={7.5 + at * 6.2}
          y="18"
          width="4.4"
          height="12"
          rx="1"
          fill="currentColor"
          stroke="none"
        />
      ))}
    </Picture>
  )
}

const DRAWN: Readonly<Record<string, () => Child>> = {
  'too loud': () => (
    <Picture>
      <path d="M8 19 H15 L25 11 V37 L15 29 H8 Z M31 17 Q36 24 31 31 M36 12 Q44 24 36 36" />
    </Picture>
  ),
  'too many people': () => (
    <Picture>
      <circle cx="24" cy="14" r="6" />
      <circle cx="10" cy="19" r="4.5" />
      <circle cx="38" cy="19" r="4.5" />
      <path d="M13 40 Q13 25 24 25 Q35 25 35 40 M3 37 Q3 28 10 28 M45 37 Q45 28 38 28" />
    </Picture>
  ),
  'too hard': () => (
    <Picture>
      <path d="M4 40 L18 14 L26 27 L31 20 L44 40 Z M18 14 V6 L25 8.5 L18 11" />
    </Picture>
  ),
  tired: () => (
    <Picture>
      <circle cx="22" cy="27" r="16" />
      <path d="M13 25 H19 M25 25 H31 M19 34 H26 M33 6 H42 L33 15 H42" />
    </Picture>
  ),
  'my tummy hurts': () => (
    <Picture>
      <circle cx="24" cy="9" r="5.5" />
      <path d="M13 42 V27 Q13 17 24 17 Q35 17 35 27 V42 M18 30 L23 27 L26 33 L31 29" />
    </Picture>
  ),
  'on my own': () => (
    <Picture>
      <circle cx="24" cy="16" r="6" />
      <path d="M14 40 Q14 26 24 26 Q34 26 34 40 M4 44 H44" />
    </Picture>
  ),
  'I want a break': () => (
    <Picture>
      <circle cx="24" cy="24" r="20" />
      <path d="M19 16 V32 M29 16 V32" />
    </Picture>
  ),
  'I want to go home': () => (
    <Picture>
      <path d="M6 24 L24 8 L42 24 M11 20 V40 H37 V20 M20 40 V29 H28 V40" />
    </Picture>
  ),
  'I want help': () => (
    <Picture>
      <path d="M15 26 V14 M21 25 V9 M27 25 V9 M33 27 V13 M15 26 L9 23 Q6 26 10 31 L17 42 H31 Q36 34 33 27" />
    </Picture>
  ),
  'a good friend': () => (
    <Picture>
      <circle cx="15" cy="14" r="5.5" />
      <circle cx="33" cy="14" r="5.5" />
      <path d="M6 40 Q6 24 15 24 Q22 24 24 31 Q26 24 33 24 Q42 24 42 40" />
    </Picture>
  ),
  'it was fun': () => (
    <Picture>
      <path d="M24 5 L29.5 17.5 L43 19 L33 28 L36 42 L24 35 L12 42 L15 28 L5 19 L18.5 17.5 Z" />
    </Picture>
  ),
  'somebody listened': () => (
    <Picture>
      <path d="M16 20 Q16 8 26 8 Q36 8 36 19 Q36 26 30 30 Q27 32 27 36 Q26 42 20 41 Q17 40 16.5 37 M22 21 Q22 14 26 14 Q30 14 30 19" />
    </Picture>
  ),
}

/** What can be chosen, by the word each picture stands for. */
export const PICTURES: readonly string[] = Object.keys(DRAWN)

/** The picture that stands for a word; nothing for a word without one. */
export function PictureOf({ word }: { readonly word: string }) {
  return <>{DRAWN[word]?.() ?? null}</>
}
