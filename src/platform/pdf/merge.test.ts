import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  decodePDFRawStream,
} from '@cantoo/pdf-lib'
import { stampFace } from '../print/fonts.ts'
import type { Merged } from './finish.ts'
import type { Front } from './fit.ts'
import { concatenate, merge } from './merge.ts'
import type { Paper } from './parts.ts'

const INFO = { title: 'Joined', author: 'Alex Ward', subject: '', on: '2026-01-26' }
const CORPUS = '../shared/corpus/pdf'
let room = ''
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'heard-merge-'))
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

async function pagesSaying(words: readonly string[], turned = 0): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const text of words) {
    const page = pdf.addPage([595, 842])
    page.drawText(text, { x: 50, y: 700 })
    page.setRotation(degrees(turned))
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(0))
  }
  return pdf.save()
}

function paper(mark: string, bytes: Uint8Array): Paper {
  return {
    title: `${mark}: a paper`,
    mark,
    read: async () => bytes,
    instead: async (why) => pagesSaying([`Not joined: ${why}`]),
  }
}

/** A front part of `length` pages with a link to each exhibit on its first page. */
async function frontOf(length: number, links: number): Promise<Front> {
  const pdf = await PDFDocument.load(
    await pagesSaying(Array.from({ length }, (_, at) => `Front ${at + 1}`)),
  )
  const { context } = pdf
  const annotations = Array.from({ length: links }, (_, at) =>
    context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [10, 10 * at, 100, 10 * at + 9],
      A: { S: 'URI', URI: PDFHexString.of(Buffer.from(`heard:exhibit/${at + 1}`).toString('hex')) },
    }),
  )
  pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj(annotations))
  return { pdf: await pdf.save(), pages: pdf.getPageCount() }
}

async function bundled(papers: readonly Paper[], frontPages = 2): Promise<Merged> {
  return merge({
    papers,
    front: () => frontOf(frontPages, papers.length),
    linked: (address) => Number(address.replace('heard:exhibit/', '')) - 1,
    font: stampFace(),
    info: INFO,
  })
}

function bytesOf(merged: Merged): Buffer {
  return Buffer.concat(merged.pieces)
}

function streamsOf(pdf: PDFDocument, page: number): string {
  const contents = pdf.getPage(page).node.Contents()
  const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
  return parts
    .map((each) => pdf.context.lookup(each))
    .map((each) =>
      each instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(each).decode()).toString('latin1')
        : '',
    )
    .join('\n')
}

describe('a bundle', () => {
  it('numbers, labels, marks and links its pages in agreement', async () => {
    const papers = [
      paper('Exhibit 1', await pagesSaying(['One', 'Two'])),
      paper('Exhibit 2', await pagesSaying(['Three'])),
      paper('Exhibit 2', await pagesSaying(['Four'])),
    ]
    const merged = await bundled(papers)
    expect(merged.pages).toBe(6)
    expect(merged.stood.map(({ page }) => page)).toEqual([3, 5, 6])
    const pdf = await PDFDocument.load(bytesOf(merged), { updateMetadata: false })
    expect(pdf.getPageCount()).toBe(6)
    const stamps = [2, 3, 4, 5].map((page) =>
      [...streamsOf(pdf, page).matchAll(/\((.*)\) Tj ET/g)].map((found) => found[1]),
    )
    expect(stamps).toEqual([
      ['Exhibit 1  \u00b7  page 1 of 2', '3 of 6'],
      ['Exhibit 1  \u00b7  page 2 of 2', '4 of 6'],
      ['Exhibit 2  \u00b7  page 1 of 2', '5 of 6'],
      ['Exhibit 2  \u00b7  page 2 of 2', '6 of 6'],
    ])
    const outline = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict)
    expect(outline.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(2)
    const labels = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict)
    expect(String(labels)).toContain('/S /D')
    const links = pdf
      .getPage(0)
      .node.Annots()
      ?.asArray()
      .map((each) => pdf.context.lookup(each, PDFDict))
    const targets = links?.map((link) => link.lookup(PDFName.of('Dest'), PDFArray).get(0))
    expect(targets).toEqual([pdf.getPage(2).ref, pdf.getPage(4).ref, pdf.getPage(5).ref])
  })

  it('stamps as artifacts, carries no tags, and does not say it is PDF/UA', async () => {
    const bytes = bytesOf(await bundled([paper('Exhibit 1', await pagesSaying(['One']))]))
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(streamsOf(pdf, 2)).toMatch(/\/Artifact <<\/Type \/Pagination.*>> BDC[\s\S]*EMC/)
    expect(pdf.getPage(2).node.has(PDFName.of('StructParents'))).toBe(false)
    expect(pdf.catalog.has(PDFName.of('StructTreeRoot'))).toBe(false)
    expect(pdf.catalog.has(PDFName.of('MarkInfo'))).toBe(false)
    expect(bytes.includes('pdfuaid')).toBe(false)
  })

  it('is the same bytes for the same papers', async () => {
    const papers = [paper('Exhibit 1', await pagesSaying(['One']))]
    expect(bytesOf(await bundled(papers)).equals(bytesOf(await bundled(papers)))).toBe(true)
  })

  it('settles on the length of a front part that grows', async () => {
    const papers = [paper('Exhibit 1', await pagesSaying(['One']))]
    const merged = await merge({
      papers,
      front: ({ total }) => frontOf(total > 3 ? 4 : 3, 1),
      linked: () => 0,
      font: stampFace(),
      info: INFO,
    })
    expect([merged.frontPages, merged.pages]).toEqual([4, 5])
  })

  it.each([0, 90, 180, 270, -90, 450])(
    'stamps a page turned by %i upright at its foot',
    async (turned) => {
      const merged = await bundled([paper('Exhibit 1', await pagesSaying(['One'], turned))], 1)
      const path = join(room, 'turned.pdf')
      writeFileSync(path, bytesOf(merged))
      const tool = spawnSync('pdftotext', ['-f', '2', '-bbox', path, '-'], { encoding: 'utf8' })
      if (tool.error !== undefined) return
      const [, left, top] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Exhibit</.exec(tool.stdout) ?? []
      expect(Number(left)).toBeLessThan(60)
      expect(Number(top)).toBeGreaterThan((turned % 180 === 0 ? 842 : 595) - 40)
    },
  )

  it('puts a page that says why in place of what cannot be read', async () => {
    const merged = await bundled([paper('Exhibit 1', Buffer.from('this is no PDF'))])
    expect(merged.stood[0]).toMatchObject({
      pages: 1,
      why: 'it is damaged and could not be read as a PDF',
    })
  })

  it('drops what would run', async () => {
    const pdf = await PDFDocument.load(await pagesSaying(['One']))
    const { context } = pdf
    const link = {
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      A: { S: 'JavaScript', JS: 'app.alert(1)' },
    }
    pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.obj(link)]))
    pdf
      .getPage(0)
      .node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: 'app.alert(2)' } }))
    pdf.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript', JS: 'app.alert(3)' }))
    const merged = await bundled([paper('Exhibit 1', await pdf.save())])
    const whole = await PDFDocument.load(bytesOf(merged))
    const all = whole.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n')
    expect(all).not.toContain('JavaScript')
  })
})

describe('odd papers from the world', () => {
  const there = existsSync(CORPUS) && spawnSync('qpdf', ['--version']).error === undefined
  it.skipIf(!there)('are joined with every page, or named', { timeout: 240_000 }, async () => {
    const names = readdirSync(CORPUS).filter((name) => name.endsWith('.pdf'))
    const chosen = names.filter((_, at) => at % 6 === 0)
    const other = await pagesSaying(['Behind'])
    const wrong: string[] = []
    for (const name of chosen) {
      const counted = spawnSync('qpdf', ['--show-npages', join(CORPUS, name)], {
        encoding: 'utf8',
      }).stdout.trim()
      const merged = await concatenate(
        [paper('a', readFileSync(join(CORPUS, name))), paper('b', other)],
        INFO,
      )
      const path = join(room, 'odd.pdf')
      writeFileSync(path, bytesOf(merged))
      const pages = spawnSync('qpdf', ['--show-npages', path], { encoding: 'utf8' }).stdout.trim()
      const isNamed = merged.stood[0]?.why !== null
      const isRight =
        pages === String(merged.pages) &&
        (isNamed || Number(counted) < 1 || Number(pages) === Number(counted) + 1)
      const isLost = isNamed && Number(counted) > 0
      if (!isRight || isLost) wrong.push(name)
    }
    expect(wrong).toEqual([])
  })
})
