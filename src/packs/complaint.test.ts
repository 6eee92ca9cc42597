import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../platform/day.ts'
import type { Entry } from '../record/entry.ts'
import { complaintOf, type PackCommitment, type PackModel, type Part } from './complaint.ts'
import { accountOf, wordsOf } from './account.ts'
import { namePlaces } from './names.ts'
import { headingOf, specOfOpen } from './open-spec.ts'
import { printedPack } from './printed.ts'
import { isQuoteOf, readSpec } from './spec.ts'
import { COMMITMENTS, ENTRIES, ON, SPEC } from './test-pack.ts'

function modelOf(
  spec: unknown,
  over: { commitments?: readonly PackCommitment[]; entries?: readonly Entry[] } = {},
): PackModel {
  const entries = over.entries ?? ENTRIES
  const read = readSpec(spec, entries)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const commitments = over.commitments ?? COMMITMENTS
  return complaintOf({ spec: read.spec, entries, commitments, recordName: 'Robin', on: ON })
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `[${part.chip}]`)).join('')
}

function paragraphs(model: PackModel): string[] {
  return model.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.is === 'paragraph' ? [textOf(block.parts)] : [])),
  )
}

describe('readSpec', () => {
  it('names the field that is wrong, in words', () => {
    const problems = (spec: unknown) => {
      const read = readSpec(spec, ENTRIES)
      return read.ok ? [] : read.problems.map(({ field, text }) => `${field}: ${text}`)
    }
    expect(problems({ ...SPEC, to: '' })).toEqual([
      'to: Whom it is to is empty. Write a few words.',
    ])
    expect(problems({ ...SPEC, extra: 1 })[0]).toContain('extra')
    expect(problems({ ...SPEC, include: [99] })[0]).toBe(
      'include.0: There is no entry 99 in this record as it stood.',
    )
    expect(problems({ ...SPEC, issues: [{ heading: 'x', entries: ['1'] }] })[0]).toContain(
      'issues.0.entries.0',
    )
    expect(problems(null)).toHaveLength(1)
    expect(
      problems({
        ...SPEC,
        issues: [{ heading: 'x', entries: [1], quotes: [{ entry: 1, words: 'never said' }] }],
      }),
    ).toEqual(['issues.0.quotes.0.words: These words are not in entry 1: “never said”.'])
    expect(problems({ ...SPEC, include: [5] })[0]).toContain('both included and held back')
  })

  it('takes words whatever the spaces between them', () => {
    assert(
      property(constantFrom(' ', '\n', '  \t', '\u00a0'), (space) => {
        const words = 'Please record the absence as illness.'.replaceAll(' ', space)
        expect(isQuoteOf(words, ENTRIES[0]!)).toBe(true)
      }),
    )
  })

  it('never throws, whatever it is given', () => {
    assert(
      property(string(), (text) => {
        let value: unknown = text
        try {
          value = JSON.parse(text)
        } catch {
          value = { to: text, issues: [{ heading: text, entries: [text] }] }
        }
        expect(typeof readSpec(value, ENTRIES).ok).toBe('boolean')
      }),
    )
  })
})

describe('a complaint', () => {
  it('tells what was said word for word, and a recording written out with its moments', () => {
    const said: Entry = {
      ...ENTRIES[5]!,
      kind: 'said',
      body: { who: 'Robin', to: 'Alex', where: 'In the car', words: 'All the noises at once.' },
    }
    expect(accountOf(said)).toBe(
      'Robin said to Alex, in the car: “All the noises at once.”, as Alex Ward wrote it down',
    )
    const cues = [
      { start: 136.4, end: 144, who: 'Dev', words: 'These things take time.' },
      { start: 3601, end: 3605, who: null, words: 'Yes.' },
    ]
    expect(wordsOf({ ...said, kind: 'transcript', body: { title: 'A call', cues } })).toBe(
      '02:16  Dev: These things take time.\n\n1:00:01  Yes.',
    )
  })

  it('numbers every paragraph once, in order', () => {
    const numbers = modelOf(SPEC).sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.is === 'paragraph' ? [block.number] : [])),
    )
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('says what happened, what was asked, and that there is no answer', () => {
    const told = paragraphs(modelOf(SPEC)).join('\n')
    expect(told).toContain(
      'On 2 December 2025 at 09:12 Alex Ward wrote to Attendance office, Hillview Academy: “Medical evidence for Robin”. [Exhibit 1]',
    )
    expect(told).toContain('On 2 December 2025 Hillview Academy was asked for this')
    expect(told).toContain('it was acknowledged. That is not yet an answer.')
    expect(told).toContain(
      'By 26 January 2026, 55 days later, the family had noted no answer to it.',
    )
  })

  it('quotes the sentence it was asked in, once', () => {
    const quotes = (spec: unknown) =>
      modelOf(spec).sections.flatMap((section) =>
        section.blocks.flatMap((block) => (block.is === 'quote' ? [block.words] : [])),
      )
    const asked = 'Please record the absence as illness.'
    expect(quotes(SPEC).filter((words) => words === asked)).toHaveLength(1)
    expect(quotes({ ...SPEC, issues: [{ heading: 'One', entries: [1] }] })).toEqual([asked])
  })

  it('says once what was asked, where the email that asked it is all there is to tell', () => {
    const blocks = (spec: unknown, commitments = COMMITMENTS) =>
      (modelOf(spec, { commitments }).sections[0]?.blocks ?? []).map((block) => {
        if (block.is === 'paragraph') return textOf(block.parts)
        return block.is === 'quote' ? `> ${block.words} ${textOf(block.chips)}` : block.words
      })
    const email =
      'On 2 December 2025 at 09:12 Alex Ward wrote to Attendance office, Hillview Academy: “Medical evidence for Robin”.'
    const issue = { heading: 'One', entries: [1] }
    expect(blocks({ ...SPEC, issues: [issue] }).slice(0, 2)).toEqual([
      `${email} Hillview Academy was asked for this:`,
      '> Please record the absence as illness. [Exhibit 1]',
    ])
    const wordless = COMMITMENTS.map((each) => ({ ...each, words: null }))
    expect(blocks({ ...SPEC, issues: [issue] }, wordless)[0]).toBe(
      `${email} Hillview Academy was asked for this: “Decide how the absence is recorded”. [Exhibit 1]`,
    )
    const more = blocks({ ...SPEC, issues: [{ ...issue, entries: [1, 3] }] })
    expect(more[0]).toBe(`${email} [Exhibit 1]`)
    expect(more).toContain('What was asked, and what came back')
    const held = { ...SPEC, issues: [issue], hold: [{ entry: 1, description: 'An email' }] }
    expect(blocks(held)[0]).toBe('On 2 December 2025 at 09:12: An email. [Exhibit 1 · held]')
  })

  it('calls nobody late without a ground', () => {
    const asked = [{ ...COMMITMENTS[0]!, askedBy: day('2025-12-12') }]
    const model = modelOf(SPEC, { commitments: asked })
    expect(model.sections[0]?.glance?.tone).toBe('wait')
    const told = paragraphs(model).join('\n')
    expect(told).toContain('It is a day the family asked for, not one set by law or agreed.')
    expect(told).not.toMatch(/\blate\b|overdue/)
    const promised = [{ ...COMMITMENTS[0]!, due: day('2026-01-19'), dueBasis: 'promise' }]
    expect(modelOf(SPEC, { commitments: promised }).sections[0]?.glance).toMatchObject({
      figure: '7',
      tone: 'late',
    })
  })

  it('tells of what is held back only what the family says of it', () => {
    const printed = JSON.stringify(
      printedPack(
        modelOf({ ...SPEC, issues: [{ heading: 'One', entries: [1, 3, 5], quotes: [] }] }),
        PROOF,
        [],
        null,
      ),
    )
    expect(printed).toContain('A recording of a call with the office')
    expect(printed).not.toContain('these things take time')
    expect(printed).not.toContain('secret call')
    expect(printed).not.toContain('telephoned')
  })

  it('opens in the words of the family, and only where there are some', () => {
    const printed = (spec: unknown) => printedPack(modelOf(spec), PROOF, [], null)
    const opening = '  I am Robin’s parent.\r\n\r\nThis is why I write.\n'
    expect(printed({ ...SPEC, opening }).own).toEqual([
      'I am Robin’s parent.',
      'This is why I write.',
    ])
    const { own, ...without } = printed(SPEC)
    expect(own).toEqual([])
    expect(printed({ ...SPEC, opening })).toMatchObject(without)
    expect(readSpec({ ...SPEC, opening: 'x'.repeat(3001) }, ENTRIES)).toMatchObject({
      problems: [{ field: 'opening', text: 'The opening is longer than 3,000 letters.' }],
    })
  })

  it('says of proof what is proved and no more', () => {
    const words = JSON.stringify(printedPack(modelOf(SPEC), PROOF, [], null))
    expect(words).toContain(
      'The day you received it is the first day anyone outside the family can vouch for.',
    )
    expect(words).toContain('sameness, not truth')
    expect(words).not.toMatch(/existed by/i)
  })

  it('cites nothing that nobody chose', () => {
    expect(modelOf(SPEC).cited).toEqual([1, 2, 3, 4, 5])
  })

  it('cites a correction of what it cites, and says so', () => {
    const correction: Entry = { ...ENTRIES[2]!, seq: 7, root: 3, amends: 3 }
    const model = modelOf(SPEC, { entries: [...ENTRIES, correction] })
    expect(model.cited).toContain(7)
    expect(paragraphs(model).join('\n')).toContain('It was corrected later, in [Entry 7]')
  })

  it('without a spec leaves out nothing that is open, however much it is', () => {
    const many = Array.from({ length: 130 }, (_, at) => ({ ...COMMITMENTS[0]!, id: String(at) }))
    const { issues, want } = specOfOpen(many, ENTRIES)
    expect([issues.length, want.length]).toEqual([130, 130])
    expect(readSpec({ to: 'Them', issues, want }, ENTRIES).ok).toBe(true)
  })

  it('without a spec has whole titles for headings, where a card had room for a part', () => {
    const title = 'Put back what he had at Larkfield and what we agreed in June: the seat near the…'
    const words =
      'Please could you put back what he had at Larkfield and what we agreed in June: the seat near the door and the exit card? Thank you.'
    expect(headingOf({ title, words })).toBe(
      'Put back what he had at Larkfield and what we agreed in June: the seat near the door and the exit card',
    )
    expect(headingOf({ title, words: null })).toBe(
      'Put back what he had at Larkfield and what we agreed in June: the seat near…',
    )
    expect(headingOf({ title: 'so many words '.repeat(20), words: null })).toMatch(
      /^.{150,198}\w…$/,
    )
  })

  it('without a spec makes every open commitment an issue', () => {
    const spec = specOfOpen(COMMITMENTS, ENTRIES)
    expect(spec.issues.map((issue) => issue.heading)).toEqual([
      'Decide how the absence is recorded',
    ])
    expect(spec.want).toEqual(['Decide how the absence is recorded'])
    const model = modelOf(spec)
    expect(model.exhibits.map((exhibit) => exhibit.entry.seq)).toEqual([1])
    expect(model.cited).toEqual([1, 2, 4])
  })
})

const PROOF = { treeSize: 6, treeHead: 'ab'.repeat(32), fingerprint: 'cd'.repeat(32) }

describe('names of other children', () => {
  it('are found as words of their own, with the place', () => {
    const model = modelOf({ ...SPEC, want: ['Say what Sam did.', 'The same for us.'] })
    expect(namePlaces(['sam'], model, ENTRIES)).toEqual([{ name: 'sam', place: 'what you want' }])
    expect(namePlaces(['Amin'], model, ENTRIES).map(({ place }) => place)).toContain(
      'entry 1 (Medical evidence for Robin)',
    )
    expect(namePlaces(['Zoë (Z.)'], model, ENTRIES)).toEqual([])
    const opened = modelOf({ ...SPEC, opening: 'It began with Noor.' })
    expect(namePlaces(['Noor'], opened, ENTRIES)).toEqual([{ name: 'Noor', place: 'your opening' }])
  })
})
