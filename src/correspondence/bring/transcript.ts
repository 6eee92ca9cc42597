/**
 * A transcript as subtitles programs and meeting tools write it (WebVTT, SubRip): who said what,
 * when. Tolerant on purpose: a cue that cannot be read is left out and counted, the rest is kept.
 */
import webvtt from 'webvtt-parser'
import { cleanText, cut, oneLine } from '../mail/text.ts'

type Cue = {
  readonly start: number
  readonly end: number
  readonly who: string | null
  readonly words: string
}

export type Transcript = { readonly cues: readonly Cue[]; readonly problems: readonly string[] }

const TEXT_CHARS_MAX = 20_000_000
const CUES_MAX = 100_000
const CUE_CHARS_MAX = 20_000

/** The cues of the transcript in `text`, in order, in seconds from the start. */
export function readTranscript(text: string): Transcript {
  const plain = cut(cleanText(text).replace(/^\uFEFF/, ''), TEXT_CHARS_MAX)
  const cues = cuesIn(/^WEBVTT(?:[ \t\n]|$)/.test(plain) ? plain : asVtt(plain))
    .slice(0, CUES_MAX)
    .map((cue) => cueOf(cue.startTime, cue.endTime, cue.text))
    .filter((cue) => cue !== null)
  return { cues, problems: cues.length === 0 ? ['No words with a time were found in it.'] : [] }
}

function cuesIn(text: string) {
  try {
    return new webvtt.WebVTTParser().parse(text, 'metadata').cues
  } catch {
    return []
  }
}

/** SubRip as WebVTT: a comma for the point in times, and hours that may be missing. */
function asVtt(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => (line.includes('-->') ? line.trim().replaceAll(/(\d),(\d{3})/g, '$1.$2') : line))
  return `WEBVTT\n\n${lines.join('\n')}`
}

function cueOf(start: number, end: number, text: string): Cue | null {
  if (!Number.isFinite(start) || !Number.isFinite(end) || start < 0 || end < 0) return null
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]{1,200})>/.exec(text)?.[1]
  const plain = unescaped(text.replaceAll(/<[^>\n]{0,300}>/g, ''))
  const words = cut(oneLine(plain), CUE_CHARS_MAX)
  if (words === '') return null
  const spoken = voice === undefined ? /^([\p{Lu}][\p{L}.'’ -]{1,60}):\s+(?=\S)/u.exec(words) : null
  const who = voice === undefined ? (spoken?.[1] ?? null) : oneLine(unescaped(voice))
  return { start, end, who, words: spoken === null ? words : words.slice(spoken[0].length) }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/&(?:lrm|rlm);/g, '')
    .replaceAll('&amp;', '&')
}
