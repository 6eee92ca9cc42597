/**
 * The words in a paper: PDF, Word document, plain text or a saved page. The paper itself is kept whole.
 * What reads PDF and Word is large and loaded on use: most of what is brought in is mail.
 */
import { isUtf8 } from '../mail/charset.ts'
import { textOfHtml } from '../mail/html-text.ts'
import { Unreadable } from '../mail/mail.ts'
import { cleanText, cut } from '../mail/text.ts'
import { besideText, isFarTooLong } from './docx-size.ts'

/** `pages` is null where the paper has none of its own. */
export type Paper = {
  readonly words: string
  readonly pages: number | null
  readonly problems: readonly string[]
}

const WORDS_CHARS_MAX = 2_000_000
const PAGES_MAX = 5_000
const DOCX_BYTES_MAX = 100 * 1024 * 1024

/** The text of a PDF, pages apart by a form feed. Throws Unreadable when it is locked or broken. */
export async function readPdf(bytes: Uint8Array): Promise<Paper> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > PAGES_MAX) {
      return {
        words: '',
        pages: pdf.numPages,
        problems: ['It is too long for its words to be read.'],
      }
    }
    const { extractText } = await import('unpdf')
    const { text } = await extractText(pdf, { mergePages: false })
    const words = cut(cleanText(text.join('\f')), WORDS_CHARS_MAX)
    const scanned = words.replaceAll('\f', '').trim() === ''
    const problems = scanned
      ? ['It is a picture of a paper: its words cannot be searched yet.']
      : []
    return { words: scanned ? '' : words, pages: pdf.numPages, problems }
  } catch {
    return { words: '', pages: pdf.numPages, problems: ['Its words could not be read.'] }
  } finally {
    await pdf.destroy()
  }
}

async function openPdf(bytes: Uint8Array) {
  const { getDocumentProxy } = await import('unpdf')
  try {
    return await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, stopAtErrors: false })
  } catch (fault) {
    const locked = fault instanceof Error && fault.name === 'PasswordException'
    const reason = locked ? 'This PDF is locked with a password.' : 'This PDF is damaged.'
    throw new Unreadable(reason, { cause: fault })
  }
}

/** The text of a Word document. Throws Unreadable when it is locked, broken or far too large. */
export async function readDocx(bytes: Uint8Array): Promise<Paper> {
  if (bytes.byteLength > DOCX_BYTES_MAX)
    throw new Unreadable('This document is larger than 100 MB.')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (await isFarTooLong(buffer))
      throw new Unreadable('This document would unpack to far more than a document holds.')
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer })
    return { words: cut(cleanText(value), WORDS_CHARS_MAX), pages: null, problems: [] }
  } catch (fault) {
    if (fault instanceof Unreadable) throw fault
    throw new Unreadable('This Word document is damaged or locked.', { cause: fault })
  }
}

/** What a PDF says of itself: title, author, subject, keywords. Throws Unreadable as `readPdf` does. */
export async function aboutPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes)
  try {
    const { getMeta } = await import('unpdf')
    const { info } = await getMeta(pdf)
    return Object.values(info)
      .filter((value) => typeof value === 'string')
      .join('\n')
  } catch {
    return ''
  } finally {
    await pdf.destroy()
  }
}

/** Head and foot lines, comments, notes and properties of a Word document that `readDocx` could read. */
export async function aboutDocx(bytes: Uint8Array): Promise<string> {
  return besideText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** The words of a plain text file, or of a saved web page when `html`. */
export function readText(bytes: Uint8Array, html = false): Paper {
  const text = cleanText(decode(bytes))
  const words = cut(html ? cleanText(textOfHtml(text)) : text, WORDS_CHARS_MAX)
  return { words, pages: null, problems: [] }
}

/** Text in whatever it was written: UTF-16 by its mark, UTF-8 where it is, else Windows-1252. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes)
}
