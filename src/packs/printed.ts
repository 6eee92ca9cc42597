/** The model of a pack as the data its Typst template reads, and the words on how far to trust it. Pure. */
import { chartFiles } from '../platform/charts/printed.tsx'
import { inWords } from '../platform/day.ts'
import { kindWord, stampOf } from './account.ts'
import type { Glance } from './asked.ts'
import type { Block, PackModel, Row } from './complaint.ts'
import type { Exhibit } from './exhibits.ts'
import { counted } from '../platform/words.ts'

/** The record as it stood and the key it is signed with; hexadecimal, 64 figures each. */
export type Proof = {
  readonly treeSize: number
  readonly treeHead: string
  readonly fingerprint: string
}

/** What the zip says of one file: its path there, or nothing but a seal where it is held back. */
export type Printable = {
  readonly exhibit: Exhibit
  readonly seals: readonly string[]
  /** The first page of the exhibit in a bundle; null in the pack itself and where it has none. */
  readonly page: number | null
}

export type PrintedPack = {
  readonly title: string
  readonly to: string
  readonly stage: string | null
  readonly author: string
  readonly description: string
  readonly recordName: string
  readonly onWords: string
  /** The family's own words, a paragraph each. */
  readonly own: readonly string[]
  /** What these pages are, in two sentences. */
  readonly opening: string
  readonly want: readonly string[]
  readonly glances: Readonly<Record<string, Glance>>
  readonly sections: readonly {
    readonly label: string
    readonly heading: string
    readonly glance: Glance | null
    readonly blocks: readonly Block[]
  }[]
  readonly chronology: readonly Row[]
  /** Each as templates/charts.typ reads it. */
  readonly charts: readonly object[]
  readonly exhibitsIntroduction: string
  readonly exhibits: readonly {
    readonly number: number
    readonly held: boolean
    readonly description: string
    readonly detail: string
    readonly page: string | null
    readonly files: readonly { readonly name: string; readonly fingerprint: string }[]
  }[]
  readonly trust: readonly Block[]
  readonly proof: {
    readonly size: string
    readonly head: string
    readonly fingerprint: string
    readonly promise: string
  }
  readonly bundle: { readonly pages: number } | null
}

/** The one promise of a pack, word for word: sameness since it was made, and no earlier. */
const PROMISE =
  'If the checks pass, this pack is unchanged since it was made. The day you received it is the first day anyone outside the family can vouch for.'

/** The template's data for `model`; `bundle` is set when the exhibits' own pages follow. */
export function printedPack(
  model: PackModel,
  proof: Proof,
  exhibits: readonly Printable[],
  bundle: { readonly pages: number } | null,
): PrintedPack {
  const sections = model.sections.map((section, index) => ({
    label: `issue-${index + 1}`,
    heading: `${index + 1}. ${section.heading}`,
    glance: section.glance,
    blocks: section.blocks,
  }))
  return {
    title: model.title,
    to: model.to,
    stage: model.stage,
    author: model.author,
    description: `${model.title} to ${model.to}, ${inWords(model.on)}`,
    recordName: model.recordName,
    onWords: inWords(model.on),
    own: model.opening,
    opening: openingOf(model),
    want: model.want,
    glances: Object.fromEntries(
      sections.flatMap(({ label, glance }) => (glance === null ? [] : [[label, glance]])),
    ),
    sections,
    chronology: model.chronology,
    charts: chartFiles(model.charts).data,
    exhibitsIntroduction: introductionOf(exhibits),
    exhibits: exhibits.map(exhibitRow),
    trust: trustOf(model, proof),
    proof: {
      size: `entry ${proof.treeSize.toLocaleString('en-GB')}`,
      head: proof.treeHead,
      fingerprint: proof.fingerprint,
      promise: PROMISE,
    },
    bundle,
  }
}

function openingOf(model: PackModel): string {
  const issues = model.sections.length
  const held = model.exhibits.filter((exhibit) => exhibit.held).length
  const given = model.exhibits.length - held
  const about = `${counted(issues, 'issue')} about ${model.recordName}, with ${counted(given, 'exhibit')}`
  const back = held === 0 ? '' : ` and ${held} held back`
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}${back}. Each paragraph says where it comes from. The last part says how to check it.`
}

function introductionOf(exhibits: readonly Printable[]): string {
  const held = exhibits.filter(({ exhibit }) => exhibit.held).length
  const given =
    'Each exhibit is in the zip that came with these pages. The long figures are the SHA-256 fingerprints of the files as they came to us.'
  if (held === 0) return given
  const are = held === 1 ? 'One exhibit is' : `${held} exhibits are`
  return `${given} ${are} held back: the family describes it, and a seal fixes which file it is without showing it.`
}

function exhibitRow({ exhibit, seals, page }: Printable): PrintedPack['exhibits'][number] {
  const { number, held, description, entry } = exhibit
  const place = page === null ? null : String(page)
  if (held) {
    const files = seals.map((fingerprint) => ({ name: 'Seal', fingerprint }))
    return { number, held, description, detail: stampOf(entry.happened), page: place, files }
  }
  const detail = `${stampOf(entry.happened)} · ${kindWord(entry.kind)} · entry ${entry.seq} of the record`
  const files = exhibit.files.map(({ fact }) => ({ name: fact.name, fingerprint: fact.sha256 }))
  return {
    number,
    held,
    description: entry.title === '' ? description : entry.title,
    detail,
    page: place,
    files,
  }
}

function trustOf(model: PackModel, proof: Proof): Block[] {
  const held = model.exhibits.some((exhibit) => exhibit.held)
  const size = proof.treeSize.toLocaleString('en-GB')
  const words = [
    `This pack was made from the record of ${model.recordName} as it stood at entry ${size}. ${PROMISE}`,
    'What the checks prove is sameness, not truth: that these are the same words and files that were in the record when the pack was made. They do not prove that what was written is right, nor on which day it was written. That is for you to weigh.',
    'The zip that came with these pages holds them again, the exhibits that are given, every entry cited here, and proof that each of those entries is in the record. HOW-TO-CHECK.txt in the zip says how to check it, with Heard or with tools that most computers have. No internet and no account are needed.',
    'Somebody who replaced the whole pack could sign it with a key of their own. So compare the fingerprint of the key on the first page of the paper with the one the check shows.',
    ...(held
      ? [
          'An exhibit marked held back is not in the zip. Its seal was made from the file and a secret number. When the family hands the file over later, with that number, anyone can check that it is the file that was sealed when this pack was made.',
        ]
      : []),
  ]
  return words.map((text, index) => ({
    is: 'paragraph',
    number: model.lastParagraph + index + 1,
    parts: [text],
  }))
}
