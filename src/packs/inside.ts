/**
 * Looks for the names of other children inside the files a pack would give: the words of PDFs, Word
 * documents, transcripts and texts, and what a document says of itself. What nobody could look inside (a
 * picture, a sound, a paper that is only a picture) is told, so that somebody looks themselves.
 */
import { aboutDocx, aboutPdf, decode, readDocx, readPdf } from '../correspondence/bring/paper.ts'
import { readTranscript } from '../correspondence/bring/transcript.ts'
import { Unreadable } from '../correspondence/mail/mail.ts'
import { textOfHtml } from '../correspondence/mail/html-text.ts'
import type { FileFact } from '../record/entry.ts'
import { nameAsWord } from '../record/names.ts'
import { isRecording, type Exhibit } from './exhibits.ts'
import type { NamePlace } from './names.ts'

/** A file that goes out and that nobody could look inside, and why. */
export type Unseen = { readonly file: string; readonly reason: string }

export type Inside = { readonly names: readonly NamePlace[]; readonly unseen: readonly Unseen[] }

/** Reads file `position` of an exhibit whole. */
type Reader = (exhibit: Exhibit, position: number) => Promise<Uint8Array>

const BYTES_MAX = 100 * 1024 * 1024

/** Where any of `names` stands inside a file of an exhibit that is given. One file is in memory at a time. */
export async function lookInside(
  names: readonly string[],
  exhibits: readonly Exhibit[],
  read: Reader,
): Promise<Inside> {
  const patterns = names.map((name) => ({ name, pattern: nameAsWord(name) }))
  const found: NamePlace[] = []
  const unseen: Unseen[] = []
  if (patterns.length === 0) return { names: found, unseen }
  for (const exhibit of exhibits.filter((each) => !each.held)) {
    for (const [position, { fact }] of exhibit.files.entries()) {
      const file = `${fact.name} (exhibit ${exhibit.number})`
      const looked = await textsIn(fact, () => read(exhibit, position))
      if ('reason' in looked) unseen.push({ file, reason: looked.reason })
      else
        for (const [part, text] of looked.texts)
          for (const { name, pattern } of patterns)
            if (pattern.test(text))
              found.push({ name, place: part === '' ? file : `${part} of ${file}` })
    }
  }
  return { names: found, unseen }
}

type Texts = readonly (readonly [part: string, text: string])[]
type Looked = { readonly texts: Texts } | { readonly reason: string }

async function textsIn(fact: FileFact, read: () => Promise<Uint8Array>): Promise<Looked> {
  const closed = closedFor(fact)
  if (closed !== null) return { reason: closed }
  const sort = sortOf(fact)
  // Its words are the entry's own, and what came with it stands beside it as a file.
  if (sort === 'email') return { texts: [] }
  if (sort === null) return { reason: 'we cannot look inside this kind of file' }
  if (fact.size > BYTES_MAX) return { reason: 'it is too large to look inside' }
  try {
    return await READERS[sort](await read())
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    return { reason: problem.message.replace(/^This/, 'this').replace(/\.$/, '') }
  }
}

/** Why nobody can look inside a file of this kind, whatever it holds; null where its words can be read. */
export function closedFor(fact: Pick<FileFact, 'type' | 'name'>): string | null {
  if (fact.type.startsWith('image/')) return 'it is a picture: look at it yourself'
  return isRecording(fact) ? 'it is a recording: listen to it yourself' : null
}

type Sort = 'pdf' | 'word' | 'subtitles' | 'page' | 'text' | 'email'

function sortOf({ type, name }: FileFact): Sort | null {
  if (type === 'application/pdf') return 'pdf'
  if (type.includes('wordprocessingml')) return 'word'
  if (/\.(?:vtt|srt)$/i.test(name)) return 'subtitles'
  if (type === 'message/rfc822' || /\.(?:eml|msg)$/i.test(name)) return 'email'
  if (type === 'text/html') return 'page'
  return type.startsWith('text/') || /\.(?:txt|csv|ics|md|json|rtf)$/i.test(name) ? 'text' : null
}

/** Where a name stands beside the text itself. */
const BESIDE = 'the properties, head and foot lines or notes'

const READERS: Readonly<Record<Sort, (bytes: Uint8Array) => Promise<Looked>>> = {
  pdf: async (bytes) => {
    const { words, problems } = await readPdf(bytes)
    const [problem] = problems
    const about = await aboutPdf(bytes)
    if (problem !== undefined && words === '') return closedPaper(problem)
    const pages = words.split('\f').map((text, at) => [`page ${at + 1}`, text] as const)
    return { texts: [...pages, [BESIDE, about]] }
  },
  word: async (bytes) => {
    const { words } = await readDocx(bytes)
    return {
      texts: [
        ['', words],
        [BESIDE, await aboutDocx(bytes)],
      ],
    }
  },
  subtitles: async (bytes) => {
    const text = decode(bytes)
    const said = readTranscript(text).cues.map(({ who, words }) => `${who ?? ''} ${words}`)
    return { texts: [['', `${text}\n${said.join('\n')}`]] }
  },
  page: async (bytes) => ({ texts: [['', textOfHtml(decode(bytes))]] }),
  text: async (bytes) => ({ texts: [['', decode(bytes)]] }),
  email: async () => ({ texts: [] }),
}

function closedPaper(problem: string): Looked {
  return /picture/i.test(problem)
    ? { reason: 'it is a picture of a paper: look at it yourself' }
    : { reason: 'its words could not be read' }
}
