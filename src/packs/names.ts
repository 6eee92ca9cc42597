/** Looks for the names of other children in everything a pack would show. Pure. */
import { wordsOfChart } from '../platform/charts/printed.tsx'
import type { Entry } from '../record/entry.ts'
import { nameAsWord } from '../record/names.ts'
import { textsOf } from './account.ts'
import type { Block, PackModel } from './complaint.ts'

/** Where a name stands: `the heading of issue 2`, `entry 14 (Email from the office)`. */
export type NamePlace = { readonly name: string; readonly place: string }

export type Told = readonly [place: string, text: string]

/**
 * Each place in `model`, and in the entries it gives, where a name of `names` stands as a word of its
 * own, whatever its case. Each place is told once for each name.
 */
export function namePlaces(
  names: readonly string[],
  model: PackModel,
  entries: readonly Entry[],
): NamePlace[] {
  const open = openIn(model, entries)
  const texts: Told[] = [
    ...toldIn(model),
    ...open.flatMap((entry) =>
      [entry.title, entry.author, ...textsOf(entry.body), ...entry.people.map((each) => each.name)]
        .concat(entry.files.map((file) => file.name))
        .map((text): Told => [`entry ${entry.seq} (${entry.title})`, text]),
    ),
  ]
  const found = names.flatMap((name) => {
    const pattern = nameAsWord(name)
    return texts.filter(([, text]) => pattern.test(text)).map(([place]) => ({ name, place }))
  })
  return [...new Map(found.map((each) => [`${each.name}\n${each.place}`, each])).values()]
}

/** Entries that a pack gives with their words: cited, and not held back. */
export function openIn(model: PackModel, entries: readonly Entry[]): Entry[] {
  return entries.filter(({ seq }) => model.cited.includes(seq) && !model.closed.includes(seq))
}

/** Every text of the document itself, by where it stands. */
export function toldIn(model: PackModel): Told[] {
  return [
    ['the title', model.title],
    ['whom it is to', model.to],
    ...model.opening.map((words): Told => ['your opening', words]),
    ...model.want.map((want): Told => ['what you want', want]),
    ...model.sections.flatMap((section, index): Told[] => [
      [`the heading of issue ${index + 1}`, section.heading],
      ...section.blocks.flatMap((block) => blockTexts(block, index + 1)),
    ]),
    ...model.charts.flatMap((chart) =>
      wordsOfChart(chart).map((words): Told => [`the chart “${chart.title}”`, words]),
    ),
    ...model.exhibits.map((each): Told => [
      `the description of exhibit ${each.number}`,
      each.description,
    ]),
  ]
}

function blockTexts(block: Block, issue: number): Told[] {
  if (block.is === 'heading') return []
  if (block.is === 'quote') return [[`a quote in issue ${issue}`, block.words]]
  return block.parts.flatMap((part): Told[] =>
    typeof part === 'string' ? [[`paragraph ${block.number}`, part]] : [],
  )
}
