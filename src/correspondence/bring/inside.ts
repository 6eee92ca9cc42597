/**
 * What stands inside a file, as words: its text, what it says of itself (who wrote it, where a photo was
 * taken), and why nobody could look where nobody can. Everything that goes out is looked through with it.
 */
import type { Inside } from '../../record/kind.ts'
import type { FileFact } from '../../record/entry.ts'
import { textOfHtml } from '../mail/html-text.ts'
import { Unreadable } from '../mail/mail.ts'
import { readMail } from '../mail/message.ts'
import { aboutDocx, aboutPdf, decode, readDocx, readPdf } from './paper.ts'
import { aboutPicture } from './picture.ts'
import { readTranscript } from './transcript.ts'

const BYTES_MAX = 100 * 1024 * 1024

/** What stands inside the file that `read` gives. Of an email `words` are its headers and text. */
export async function inside(
  fact: Pick<FileFact, 'type' | 'name' | 'size'>,
  read: () => Promise<Uint8Array>,
): Promise<Inside> {
  const sort = sortOf(fact)
  const closed = closedFor(fact)
  if (sort === null)
    return { texts: [], reason: closed ?? 'we cannot look inside this kind of file' }
  if (fact.size > BYTES_MAX) return { texts: [], reason: 'it is too large to look inside' }
  try {
    const looked = await READERS[sort](await read())
    return { ...looked, reason: looked.reason ?? closed }
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    return {
      texts: [],
      reason: problem.message.replace(/^This/, 'this').replace(/\.$/, ''),
    }
  }
}

/** Why nobody can look inside a file of this kind, whatever it holds; null where its words can be read. */
export function closedFor(fact: Pick<FileFact, 'type' | 'name'>): string | null {
  if (fact.type.startsWith('image/')) return 'it is a picture: look at it yourself'
  return isRecording(fact) ? 'it is a recording: listen to it yourself' : null
}

/** Whether it is a recording of sound, or of sound and pictures. */
export function isRecording({ type, name }: Pick<FileFact, 'type' | 'name'>): boolean {
  return (
    /^(audio|video)\//.test(type) ||
    /\.(m4a|mp3|wav|ogg|opus|amr|aac|flac|mp4|mov|webm|3gp)$/i.test(name)
  )
}

type Sort = 'pdf' | 'word' | 'subtitles' | 'page' | 'text' | 'email' | 'picture'

function sortOf({ type, name }: Pick<FileFact, 'type' | 'name'>): Sort | null {
  if (type === 'application/pdf') return 'pdf'
  if (type.includes('wordprocessingml') || /\.docx$/i.test(name)) return 'word'
  if (type.startsWith('image/')) return 'picture'
  if (/\.(?:vtt|srt)$/i.test(name)) return 'subtitles'
  if (isEmail({ type, name })) return 'email'
  if (type === 'text/html') return 'page'
  return type.startsWith('text/') || /\.(?:txt|csv|ics|md|json|rtf)$/i.test(name) ? 'text' : null
}

/** An email as a file: its words are also the words of the entry it came in with. */
export function isEmail({ type, name }: Pick<FileFact, 'type' | 'name'>): boolean {
  return type === 'message/rfc822' || /\.(?:eml|msg)$/i.test(name)
}

/** Where a name stands beside the text itself. */
const BESIDE = 'the properties, head and foot lines or notes'

type Looked = Pick<Inside, 'texts' | 'place'> & { readonly reason?: string }

const READERS: Readonly<Record<Sort, (bytes: Uint8Array) => Promise<Looked>>> = {
  pdf: async (bytes) => {
    const { words, problems } = await readPdf(bytes)
    const [problem] = problems
    const beside = [BESIDE, await aboutPdf(bytes)] as const
    const pages = words.split('\f').map((text, at) => [`page ${at + 1}`, text] as const)
    return problem !== undefined && words === ''
      ? { texts: [beside], reason: closedPaper(problem) }
      : { texts: [...pages, beside] }
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
  text: async (bytes) => ({ texts: [['', unfolded(decode(bytes))]] }),
  email: async (bytes) => {
    const { headers, text, html } = await readMail(bytes)
    const told = headers.filter(({ name }) => !SEALS.test(name))
    return {
      texts: [
        ['the headers', told.map(({ name, value }) => `${name}: ${withoutIps(value)}`).join('\n')],
        ['', html === null ? text : `${text}\n${textOfHtml(html)}`],
      ],
    }
  },
  picture: async (bytes) => {
    const { words, place } = await aboutPicture(bytes)
    return { texts: [['what the picture says of itself', words]], place }
  },
}

/** Lines of a calendar file go on after a line end and a blank (RFC 5545 3.1), with commas escaped. */
function unfolded(text: string): string {
  if (!/^BEGIN:VCALENDAR/im.test(text)) return text
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll(/\\[nN]/g, '\n')
    .replaceAll(/\\([,;\\])/g, '$1')
}

/** Signatures of machines: letters and digits that say nothing and may look like anything. */
const SEALS =
  /^(?:dkim-signature|arc-|authentication-results|x-google-|x-ms-exchange-|x-microsoft-|message-id|references|in-reply-to|content-type)/i

/** Numbers of machines on the way are not numbers of people. */
function withoutIps(value: string): string {
  return value
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, ' ')
    .replaceAll(/\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b/gi, ' ')
}

function closedPaper(problem: string): string {
  return /picture/i.test(problem)
    ? 'it is a picture of a paper: look at it yourself'
    : 'its words could not be read'
}
