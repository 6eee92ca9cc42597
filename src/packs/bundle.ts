/**
 * The bundle form of a pack: the front part and, behind it, the exhibits' own pages, numbered through.
 * What cannot be shown as pages is named, with its hash and the reason.
 */
import type { FileFact } from '../record/entry.ts'
import { bind } from '../platform/pdf/bind.ts'
import type { Merged } from '../platform/pdf/finish.ts'
import type { Paper } from '../platform/pdf/parts.ts'
import { print, PrintProblem, restPress } from '../platform/print/typst.ts'
import { wordsOf } from './account.ts'
import type { PackModel } from './complaint.ts'
import {
  entryPage,
  heldPage,
  markOf,
  noticePage,
  picturePage,
  textPage,
  type ExhibitPage,
} from './exhibit-pages.ts'
import { isRecording } from '../correspondence/bring/inside.ts'
import type { Exhibit } from './exhibits.ts'
import { chartFiles } from '../platform/charts/printed.tsx'
import { printedPack, type Printable, type Proof } from './printed.ts'

export type BundleFacts = {
  readonly model: PackModel
  readonly proof: Proof
  /** The exhibits with their seals, as the front part lists them. */
  readonly exhibits: readonly Printable[]
  /** The whole of a file of an exhibit that is given. */
  readonly read: (exhibit: Exhibit, position: number) => Promise<Uint8Array>
}

/** Up to so many exhibits the front is set again by the same press; with more, memory matters more than a fifth of a second. */
const PRESS_KEEPS = 100

/** The bundle, as the pieces of one PDF, and the number of the exhibit that each paper in it belongs to. */
export async function bundleOf(
  facts: BundleFacts,
): Promise<{ readonly merged: Merged; readonly marks: readonly number[] }> {
  const { model, proof, exhibits } = facts
  const byExhibit = exhibits.map((each) => papersOf(facts, each))
  const papers = byExhibit.flat()
  const marks = exhibits.flatMap(({ exhibit }, at) =>
    (byExhibit[at] ?? []).map(() => exhibit.number),
  )
  const firstOf = new Map(
    exhibits.map(({ exhibit }) => [
      exhibit.number,
      papers.findIndex((paper) => paper.mark === markOf(exhibit)),
    ]),
  )
  const merged = await bind({
    papers,
    links: new Map([...firstOf].map(([number, paper]) => [`heard:exhibit/${number}`, paper])),
    front: async ({ total, stood }) => {
      const placed = exhibits.map((each) => ({
        ...each,
        page: stood[firstOf.get(each.exhibit.number) ?? -1]?.page ?? null,
      }))
      const data = printedPack(model, proof, placed, { pages: total })
      const { files } = chartFiles(model.charts)
      // What the press keeps of one setting it does not give back for the next.
      if (exhibits.length > PRESS_KEEPS) await restPress()
      return print({ template: 'complaint.typ', data, on: model.on, standard: 'plain', files })
    },
    fronted: restPress,
    info: {
      title: `${model.title} to ${model.to}, with exhibits`,
      author: model.author,
      subject: `Record of ${model.recordName}`,
      on: model.on,
    },
  })
  return { merged, marks }
}

function papersOf(facts: BundleFacts, { exhibit, seals }: Printable): Paper[] {
  const title = exhibit.held ? exhibit.description : exhibit.entry.title
  const paper = (read: () => Promise<Uint8Array>, fact?: FileFact): Paper => ({
    title: `${markOf(exhibit)}: ${title}`,
    mark: markOf(exhibit),
    read,
    instead: (why) =>
      set(facts, fact === undefined ? heldPage(exhibit, []) : noticePage(exhibit, fact, why)),
  })
  if (exhibit.held) return [paper(() => set(facts, heldPage(exhibit, seals)))]
  return [
    ...(hasOwnPage(exhibit) ? [paper(() => set(facts, entryPage(exhibit)))] : []),
    ...exhibit.files.flatMap(({ fact }, position) =>
      isOwnWords(exhibit, position)
        ? []
        : [paper(() => pagesOf(facts, exhibit, position, fact), fact)],
    ),
  ]
}

/** A paper kept as a file says all it says in its file; other entries have words of their own. */
function hasOwnPage({ entry, files }: Exhibit): boolean {
  return files.length === 0 || (entry.kind !== 'paper' && wordsOf(entry) !== '')
}

/** A message, or a recording written out, keeps its raw file first; its words stand on the page before. */
function isOwnWords({ entry, files }: Exhibit, position: number): boolean {
  if (position !== 0) return false
  if (entry.kind === 'transcript') return wordsOf(entry) !== ''
  return entry.kind === 'message' && isMail(files[0]?.fact)
}

function isMail(fact: FileFact | undefined): boolean {
  return fact?.type === 'message/rfc822' || /\.(eml|msg)$/i.test(fact?.name ?? '')
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const PICTURES: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
}
/** A longer file is not read for its words or drawn: it is named. */
const READ_BYTES_MAX = 200 * 1024 * 1024

async function pagesOf(
  facts: BundleFacts,
  exhibit: Exhibit,
  position: number,
  fact: FileFact,
): Promise<Uint8Array> {
  const notice = (why: string) => set(facts, noticePage(exhibit, fact, why))
  if (isRecording(fact)) return notice('it is a recording, to be heard and not read')
  if (fact.size > READ_BYTES_MAX) return notice('it is too large to be shown as pages')
  const bytes = await facts.read(exhibit, position)
  if (fact.type === 'application/pdf' || isPdf(bytes)) return bytes
  try {
    const page = await pageOf(exhibit, fact, bytes)
    if (page === null) return await notice('it is of a kind that cannot be shown as pages')
    return await set(facts, page, page.is === 'picture' ? new Map([[page.file, bytes]]) : undefined)
  } catch (problem) {
    if (problem instanceof PrintProblem) return notice('it could not be drawn')
    return notice('it could not be read')
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

async function pageOf(
  exhibit: Exhibit,
  fact: FileFact,
  bytes: Uint8Array,
): Promise<ExhibitPage | null> {
  const picture = PICTURES[fact.type]
  if (picture !== undefined) return picturePage(exhibit, fact, `exhibit.${picture}`)
  if (fact.type === DOCX) {
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    return textPage(
      exhibit,
      fact,
      value,
      'The words of this document. The document itself is in the zip.',
    )
  }
  if (fact.type === 'message/rfc822') {
    const { default: PostalMime } = await import('postal-mime')
    const mail = await PostalMime.parse(bytes)
    const head = [mail.from?.address ?? '', mail.date ?? '', mail.subject ?? ''].filter(
      (each) => each !== '',
    )
    return textPage(
      exhibit,
      fact,
      `${head.join('\n')}\n\n${mail.text ?? ''}`,
      'The words of this email. The email itself is in the zip.',
    )
  }
  if (fact.type.startsWith('text/') && fact.type !== 'text/html') {
    return textPage(exhibit, fact, new TextDecoder().decode(bytes), 'A text file')
  }
  return null
}

async function set(
  facts: BundleFacts,
  data: ExhibitPage,
  files?: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const job = { template: 'exhibit.typ', data, on: facts.model.on, standard: 'plain' } as const
  return (await print(files === undefined ? job : { ...job, files })).pdf
}
