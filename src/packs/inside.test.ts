import { Document, Footer, Packer, Paragraph, TextRun } from 'docx'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import type { Entry, FileFact } from '../record/entry.ts'
import type { Exhibit } from './exhibits.ts'
import { lookInside } from './inside.ts'

const files = new Map<string, Uint8Array>()

function exhibit(number: number, held: boolean, ...names: readonly (readonly [string, string])[]) {
  return {
    number,
    entry: {} as Entry,
    held,
    description: '',
    files: names.map(([name, type]) => {
      const fact: FileFact = { name, type, sha256: '', size: 1 }
      return { fact, path: name }
    }),
  } satisfies Exhibit
}

const look = (names: readonly string[], ...exhibits: readonly Exhibit[]) =>
  lookInside(names, exhibits, async (each, position) => {
    const name = each.files[position]?.fact.name ?? ''
    return files.get(name) ?? new Uint8Array()
  })

async function pdf(pages: readonly string[], title = ''): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (const words of pages) made.addPage().drawText(words, { font, x: 50, y: 500 })
  if (title !== '') made.setTitle(title)
  return made.save()
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the names of other children inside files', () => {
  test('a PDF tells on which page, and what it says of itself', async () => {
    files.set('a.pdf', await pdf(['Nothing here', 'Then Kit  Marsh fell'], 'About Kit Marsh'))
    const { names } = await look(
      ['kit marsh', 'Nobody'],
      exhibit(3, false, ['a.pdf', 'application/pdf']),
    )
    expect(names).toEqual([
      { name: 'kit marsh', place: 'page 2 of a.pdf (exhibit 3)' },
      {
        name: 'kit marsh',
        place: 'the properties, head and foot lines or notes of a.pdf (exhibit 3)',
      },
    ])
  })

  test('a Word document: its text, its foot line and who wrote it, though a name is cut over runs', async () => {
    const made = new Document({
      creator: 'Sam Hill',
      sections: [
        {
          footers: { default: new Footer({ children: [new Paragraph('For Tom')] }) },
          children: [new Paragraph({ children: [new TextRun('with Ki'), new TextRun('t today')] })],
        },
      ],
    })
    files.set('b.docx', await Packer.toBuffer(made))
    const { names } = await look(
      ['Kit', 'Tom', 'Sam Hill', 'To'],
      exhibit(1, false, ['b.docx', DOCX]),
    )
    expect(names.map(({ name }) => name)).toEqual(['Kit', 'Tom', 'Sam Hill'])
  })

  test('subtitles, texts and saved pages', async () => {
    files.set('c.srt', Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nand Kit said so\n'))
    files.set('d.txt', Buffer.from('Kits are not Kit’s.'))
    files.set('e.html', Buffer.from('<p>Ki<b>t</b></p>'))
    const { names } = await look(
      ['Kit'],
      exhibit(1, false, ['c.srt', 'text/plain'], ['d.txt', 'text/plain'], ['e.html', 'text/html']),
    )
    expect(names.map(({ place }) => place)).toEqual([
      'c.srt (exhibit 1)',
      'd.txt (exhibit 1)',
      'e.html (exhibit 1)',
    ])
  })

  test('what is held back is not opened; what nobody can look inside is told', async () => {
    files.set('locked.pdf', Buffer.from('%PDF-1.4 nothing that can be read'))
    files.set('scan.pdf', await pdf(['']))
    const { names, unseen } = await look(
      ['Kit'],
      exhibit(1, true, ['d.txt', 'text/plain']),
      exhibit(
        2,
        false,
        ['p.jpg', 'image/jpeg'],
        ['s.mp3', 'audio/mpeg'],
        ['x.xyz', 'application/x-y'],
      ),
      exhibit(3, false, ['locked.pdf', 'application/pdf'], ['scan.pdf', 'application/pdf']),
    )
    expect(names).toEqual([])
    expect(unseen.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'p.jpg (exhibit 2): it is a picture: look at it yourself',
      's.mp3 (exhibit 2): it is a recording: listen to it yourself',
      'x.xyz (exhibit 2): we cannot look inside this kind of file',
      'locked.pdf (exhibit 3): this PDF is damaged',
      'scan.pdf (exhibit 3): it is a picture of a paper: look at it yourself',
    ])
  })

  test('nothing is opened where the record lists no other child', async () => {
    const found = await lookInside([], [exhibit(1, false, ['d.txt', 'text/plain'])], () => {
      throw new Error('A file was opened for nothing.')
    })
    expect(found).toEqual({ names: [], unseen: [] })
  })
})
