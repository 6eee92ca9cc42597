import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, property, string, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../day.ts'
import { stampFace } from './fonts.ts'
import { printable } from './printable.ts'
import { print } from './typst.ts'

const ON = day('2026-01-26')
const page = (words: string) => ({
  is: 'words',
  mark: 'Paper 1',
  title: words,
  detail: words,
  facts: [{ name: 'From', value: words }],
  paragraphs: [words],
  files: [],
  file: '',
})

describe('print', () => {
  it('gives the same bytes for the same words and day, and others for another day', async () => {
    const job = { template: 'exhibit.typ', data: page('Hello'), standard: 'ua-1' } as const
    const [a, b, c] = [
      await print({ ...job, on: ON }),
      await print({ ...job, on: ON }),
      await print({ ...job, on: day('2026-01-27') }),
    ]
    expect(Buffer.compare(a.pdf, b.pdf)).toBe(0)
    expect(Buffer.compare(a.pdf, c.pdf)).not.toBe(0)
  })

  it('never takes what people write for markup, and prints any script', async () => {
    const words =
      '#panic("no") *not bold* $x$ @ref <label> // 你好 مرحبا Привет 😀 ਪੰਜਾਬੀ \u0000\u202e\ud800'
    const { pdf } = await print({
      template: 'exhibit.typ',
      data: page(words),
      on: ON,
      standard: 'ua-1',
    })
    const text = textOf(pdf)
    if (text === null) return
    expect(text).toContain('#panic("no") *not bold* $x$ @ref')
    expect(text).toContain('你好')
    expect(text).toContain('Привет')
  })

  it('takes any text at all', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', maxLength: 60 }), async (words) => {
        const done = await print({
          template: 'exhibit.typ',
          data: page(words),
          on: ON,
          standard: 'ua-1',
        })
        return done.pages > 0
      }),
      { numRuns: 25 },
    )
  })
})

function textOf(pdf: Uint8Array): string | null {
  const room = mkdtempSync(join(tmpdir(), 'heard-print-'))
  try {
    writeFileSync(join(room, 'a.pdf'), pdf)
    const tool = spawnSync('pdftotext', [join(room, 'a.pdf'), '-'], { encoding: 'utf8' })
    return tool.error === undefined ? tool.stdout.replaceAll(/\s+/g, ' ') : null
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

describe('printable', () => {
  it('is well formed, composed, free of unseen marks, and stays so', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const once = printable(text) as string
        expect(once.isWellFormed()).toBe(true)
        expect(once).not.toMatch(/[\p{Cc}--\n]|[\u202a-\u202e]/v)
        expect(printable(once)).toBe(once)
      }),
    )
  })
})

describe('the stamp’s face', () => {
  it('knows its letters and their widths', () => {
    const { face } = stampFace()
    for (const letter of 'Exhibit 0123456789 of · page')
      expect(face.glyphOf(letter.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    expect(face.widthOf(face.glyphOf(0x57))).toBeGreaterThan(face.widthOf(face.glyphOf(0x69)))
  })
})
