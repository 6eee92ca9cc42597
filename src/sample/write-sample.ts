/**
 * Writes the sample record's raw material into a folder, as a family would have it: a mailbox,
 * letters, photographs of paper, a recording with its transcript, and what was written down by hand.
 * It reads no clock and throws no dice: the same program writes the same bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { byHandLines } from './by-hand.ts'
import type { SampleMail } from './body.ts'
import { setLetters, type Letter } from './letters.ts'
import { eml, type Paper } from './mail.ts'
import { allMail } from './mailbox.ts'
import { newsletterBanner, photograph, type Lie } from './photos.ts'
import { recordingWav, transcriptVtt } from './recording.ts'
import { CALL } from './transcript.data.ts'

export type SampleFiles = {
  /** A folder of .eml files, in `Inbox` and `Sent`. */
  readonly mail: string
  /** `entries.jsonl`; the files it names are relative to its own folder. */
  readonly entries: string
  readonly letters: readonly string[]
  readonly photos: readonly string[]
  readonly recording: string
  readonly transcript: string
}

const PHOTOGRAPHED: Readonly<Record<string, Lie>> = {
  'detention-slip': { turn: -4, lean: 0.05, shadow: 0.35, folds: 1 },
  'attendance-3': { turn: 3, lean: -0.04, shadow: 0.5, folds: 2 },
  'robins-list': { turn: -2, lean: -0.03, shadow: 0.6, folds: 0 },
}

/** Papers that came as paper only: there is a photograph of each and no PDF. */
const PAPER_ONLY: ReadonlySet<string> = new Set(Object.keys(PHOTOGRAPHED))

/** Writes everything under `folder` (made if it is not there) and says where each thing is. */
export async function writeSample(folder: string): Promise<SampleFiles> {
  const letters = setLetters(PAPER_ONLY)
  const photos = await photographs(letters)
  const kept = letters.filter((letter) => !PAPER_ONLY.has(letter.sheet.id))
  const files: SampleFiles = {
    mail: path.join(folder, 'mail'),
    entries: path.join(folder, 'entries.jsonl'),
    letters: kept.map((letter) => path.join(folder, 'letters', letter.sheet.file)),
    photos: photos.map((photo) => path.join(folder, 'photos', photo.name)),
    recording: path.join(folder, 'recordings', CALL.file),
    transcript: path.join(folder, 'recordings', CALL.transcript),
  }
  for (const under of ['mail/Inbox', 'mail/Sent', 'letters', 'photos', 'recordings'])
    await mkdir(path.join(folder, under), { recursive: true })
  for (const letter of kept)
    await writeFile(path.join(folder, 'letters', letter.sheet.file), letter.pdf)
  for (const photo of photos) await writeFile(path.join(folder, 'photos', photo.name), photo.bytes)
  await writeFile(files.recording, recordingWav())
  await writeFile(files.transcript, transcriptVtt())
  await writeFile(files.entries, byHandLines())
  await writeMail(files.mail, papersOf(kept, photos))
  return files
}

async function writeMail(folder: string, papers: ReadonlyMap<string, Paper>): Promise<void> {
  const mail = allMail()
  const story: ReadonlyMap<string, SampleMail> = new Map(mail.map((one) => [one.id, one]))
  const post = { story, papers, banner: await newsletterBanner() }
  for (const one of mail) {
    const box = one.from === 'alex' ? 'Sent' : 'Inbox'
    const name = `${one.at.replace(' ', ' ').replace(':', '')} ${one.id}.eml`
    await writeFile(path.join(folder, box, name), await eml(one, post))
  }
}

type Photo = Paper & { readonly id: string }

async function photographs(letters: readonly Letter[]): Promise<readonly Photo[]> {
  const taken: Photo[] = []
  for (const { sheet, svg } of letters) {
    const lie = PHOTOGRAPHED[sheet.id]
    if (lie === undefined) continue
    const bytes = await photograph(svg, lie)
    taken.push({ id: sheet.id, name: photoName(sheet.day, sheet.id), type: 'image/jpeg', bytes })
  }
  return taken
}

function papersOf(
  letters: readonly Letter[],
  photos: readonly Photo[],
): ReadonlyMap<string, Paper> {
  return new Map<string, Paper>([
    ...letters.map(
      ({ sheet, pdf }) =>
        [`letter:${sheet.id}`, { name: sheet.file, type: 'application/pdf', bytes: pdf }] as const,
    ),
    ...photos.map((photo) => [`photo:${photo.id}`, photo] as const),
  ])
}

const photoName = (on: string, id: string) => `${on} ${id}.jpg`
