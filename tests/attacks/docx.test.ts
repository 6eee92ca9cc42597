/** A Word document that unpacks to far more than anybody wrote. */
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { readDocx } from '../../src/correspondence/bring/paper.ts'

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const RELS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

function documentOf(words: string, before = ''): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
  )
}

async function docxOf(document: Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(TYPES), '[Content_Types].xml')
  zip.addBuffer(Buffer.from(RELS), '_rels/.rels')
  zip.addBuffer(document, 'word/document.xml')
  zip.end()
  return buffer(zip.outputStream)
}

test('an honest one is read', async () => {
  expect((await readDocx(await docxOf(documentOf('Hello')))).words.trim()).toBe('Hello')
})

test('one that would fill the memory is not opened', async () => {
  const bomb = await docxOf(documentOf('a'.repeat(60_000_000)))
  expect(bomb.length).toBeLessThan(200_000)
  await expect(readDocx(bomb)).rejects.toThrow('far more')
})

test('one that lies about its size is not opened either', async () => {
  const bomb = await docxOf(documentOf('a'.repeat(60_000_000)))
  for (let at = bomb.length - 22 - 400; at < bomb.length - 22; at++)
    if (bomb.readUInt32LE(at) === 0x02014b50 && bomb.readUInt32LE(at + 24) > 50_000_000)
      bomb.writeUInt32LE(1000, at + 24)
  await expect(readDocx(bomb)).rejects.toThrow(/far more|damaged/)
})

test('one whose XML names itself again and again, or asks for a file, gives neither', async () => {
  const billion = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
    .join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
  for (const words of ['&j;', '&file;']) {
    const read = await readDocx(await docxOf(documentOf(words, billion))).catch(() => null)
    expect(read?.words.length ?? 0).toBeLessThan(1_000)
    expect(read?.words ?? '').not.toContain('root:')
  }
})
