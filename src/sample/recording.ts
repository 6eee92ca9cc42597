/**
 * The sample's recording of a call: real audio (WAV, 8 kHz, 16 bit, mono) in which two tones stand
 * in for two voices, each sounding the vowels of its words, with a real WebVTT transcript. It is a
 * stand-in and says so: nobody's voice was recorded.
 */
import { CALL, TURNS } from './transcript.data.ts'
import type { Turn } from './story.ts'

const RATE = 8000
const VOICES: Readonly<Record<string, number>> = { 'Alex Ward': 205, 'Dev Banerjee': 118 }
const HARMONICS = 12
const STAND_IN =
  'Sample: the sound is a stand-in for speech, made by a program. Nobody was recorded.'

/** First and second resonance of each vowel, in Hz. */
const VOWELS: Readonly<Record<string, readonly [number, number]>> = {
  a: [730, 1090],
  e: [530, 1840],
  i: [390, 1990],
  o: [570, 840],
  u: [440, 1020],
  y: [300, 2100],
}

/** The bytes of the WAV file. */
export function recordingWav(): Buffer {
  const sound = new Float64Array(RATE * CALL.seconds)
  ring(sound, 0.4)
  ring(sound, 2)
  for (const turn of TURNS) speak(sound, turn)
  return wav(sound)
}

/** The transcript as WebVTT, each turn a cue with its voice. */
export function transcriptVtt(): string {
  const cues = TURNS.map(
    (turn) => `${stamp(turn.at)} --> ${stamp(turn.until)}\n<v ${turn.who}>${turn.words}</v>`,
  )
  return `${['WEBVTT', `NOTE\n${STAND_IN}`, ...cues].join('\n\n')}\n`
}

function ring(sound: Float64Array, from: number): void {
  for (let n = 0; n < RATE * 0.8; n++) {
    const t = n / RATE
    const at = Math.round(from * RATE) + n
    const isOn = t < 0.35 || t > 0.5
    if (isOn) sound[at] = 0.12 * (Math.sin(2 * Math.PI * 400 * t) + Math.sin(2 * Math.PI * 450 * t))
  }
}

function speak(sound: Float64Array, turn: Turn): void {
  const syllables = turn.words.toLowerCase().match(/[aeiouy]+|[.,?]/g) ?? []
  const length = (turn.until - turn.at) / Math.max(1, syllables.length)
  for (const [index, syllable] of syllables.entries()) {
    const resonances = VOWELS[syllable[0] ?? '']
    if (resonances === undefined) continue
    const place = index / syllables.length
    const pitch = (VOICES[turn.who] ?? 150) * (1.12 - 0.22 * place + 0.05 * Math.sin(index * 1.7))
    vowel(sound, { from: turn.at + index * length, length: length * 0.85, pitch, resonances })
  }
}

type Vowel = {
  readonly from: number
  readonly length: number
  readonly pitch: number
  readonly resonances: readonly [number, number]
}

function vowel(sound: Float64Array, { from, length, pitch, resonances }: Vowel): void {
  const partials = Array.from({ length: HARMONICS }, (_, index) => {
    const frequency = pitch * (index + 1)
    const strength = resonances.reduce(
      (sum, peak) => sum + 1 / (1 + ((frequency - peak) / 110) ** 2),
      0.04,
    )
    return { frequency, strength: strength / (index + 2) }
  }).filter(({ frequency }) => frequency < RATE / 2)
  const count = Math.floor(length * RATE)
  for (let n = 0; n < count; n++) {
    const t = n / RATE
    const envelope = Math.sin((Math.PI * n) / count) ** 0.7
    let value = 0
    for (const { frequency, strength } of partials)
      value += strength * Math.sin(2 * Math.PI * frequency * t)
    const at = Math.floor(from * RATE) + n
    sound[at] = (sound[at] ?? 0) + 0.9 * envelope * value
  }
}

function wav(sound: Float64Array): Buffer {
  const samples = Buffer.alloc(sound.length * 2)
  for (const [index, value] of sound.entries())
    samples.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_000), index * 2)
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(RATE, 4)
  format.writeUInt32LE(RATE * 2, 8)
  format.writeUInt16LE(2, 12)
  format.writeUInt16LE(16, 14)
  const comment = Buffer.concat([Buffer.from('INFO'), chunk('ICMT', Buffer.from(STAND_IN))])
  const chunks = [chunk('fmt ', format), chunk('LIST', comment), chunk('data', samples)]
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
}

/** A RIFF chunk: name, length, bytes, padded to an even number of them. */
function chunk(name: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)])
}

function stamp(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = (seconds % 60).toFixed(3).padStart(6, '0')
  return `00:${String(minutes).padStart(2, '0')}:${rest}`
}
