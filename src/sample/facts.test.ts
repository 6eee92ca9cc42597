import { describe, expect, test } from 'vitest'
import { sampleLines, type SampleLine } from './by-hand.ts'
import { CAST } from './cast.data.ts'
import { LETTERS } from './letters.data.ts'
import { messageId } from './mail.ts'
import { allMail } from './mailbox.ts'
import { TURNS } from './transcript.data.ts'
import { childKinds } from '../child/entries.ts'
import { commitmentKinds } from '../commitments/entries.ts'
import { correspondenceKinds } from '../correspondence/entries.ts'
import { matterKinds } from '../matters/entries.ts'
import { deskKinds } from '../desk/entries.ts'
import { meetingKinds } from '../meetings/entries.ts'
import { togetherKinds } from '../together/entries.ts'
import { dayKinds } from '../days/entries.ts'
import { incidentKinds } from '../incidents/entries.ts'
import { packKinds } from '../packs/entries.ts'
import { peopleKinds } from '../people/entries.ts'
import { planKinds } from '../plan/entries.ts'
import { day, parseDay, weekdayOf } from '../platform/day.ts'
import { Line } from '../record/lines.ts'

const mail = allMail()
const lines = sampleLines()
const plain = (words: string) => words.replaceAll(/\s+/g, ' ').replaceAll('’', "'").trim()
const text = (value: unknown) => (typeof value === 'string' ? value : '')

const KINDS = new Map(
  [
    ...correspondenceKinds,
    ...commitmentKinds,
    ...childKinds,
    ...matterKinds,
    ...incidentKinds,
    ...packKinds,
    ...dayKinds,
    ...peopleKinds,
    ...planKinds,
    ...togetherKinds,
    ...meetingKinds,
    ...deskKinds,
  ].map((kind) => [kind.kind, kind]),
)

/** What a line names: the line it amends, its source, what it answers. */
const referencesOf = (line: SampleLine) =>
  [line.amends, line.body['source'], line.body['of'], line.body['asked']]
    .map(text)
    .filter((one) => one !== '')

describe('the entries by hand', () => {
  test('no reference is used twice', () => {
    expect(new Set(lines.map(({ ref }) => ref)).size).toBe(lines.length)
  })

  test('every reference names an earlier line or a message of the mailbox', () => {
    const known = new Set(
      mail
        .filter(({ untidy }) => untidy !== 'no message id')
        .map((one) => `mail:${messageId(one)}`),
    )
    for (const line of lines) {
      expect([line.ref, referencesOf(line).filter((one) => !known.has(one))]).toEqual([
        line.ref,
        [],
      ])
      known.add(line.ref)
    }
  })

  test('every line passes the schema of entries.jsonl and of its own kind', () => {
    for (const line of lines) {
      const kind = KINDS.get(line.kind)
      // A reference is a whole number once the line is stored.
      const names = (kind?.refers ?? []).filter((field) => text(line.body[field]) !== '')
      const body = { ...line.body, ...Object.fromEntries(names.map((field) => [field, 1])) }
      expect([line.ref, Line.safeParse(line).error?.message]).toEqual([line.ref, undefined])
      expect([line.ref, kind?.schema.safeParse(body).success]).toEqual([line.ref, true])
    }
  })

  test('every person in it is someone of the story', () => {
    const known = new Set<string>([
      ...Object.values(CAST).flatMap(({ name, organisation }) => [name, organisation ?? name]),
      'Robin Ward',
      'Kit Barlow',
      'NHS 111',
    ])
    for (const line of lines) {
      const { debtor, creditor } = line.body
      const named = [...line.people.map(({ name }) => name), line.author, debtor, creditor]
      const strangers = named.map(text).filter((name) => name !== '' && !known.has(name))
      expect([line.ref, strangers]).toEqual([line.ref, []])
    }
  })
})

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const DATED = new RegExp(
  String.raw`(${WEEKDAYS.join('|')}) (\d{1,2})(?:st|nd|rd|th)?(?: (${MONTHS.join('|')}))?(?: (\d{4}))?`,
  'g',
)

/** Every text of the story with the day it was written. */
function texts(): readonly {
  readonly where: string
  readonly on: string
  readonly text: string
}[] {
  return [
    ...mail.map((one) => ({
      where: one.id,
      on: one.at.slice(0, 10),
      text: `${one.subject ?? ''} ${one.words}`,
    })),
    ...LETTERS.map((sheet) => ({ where: sheet.id, on: sheet.day, text: JSON.stringify(sheet) })),
    ...lines.map((line) => ({
      where: line.ref,
      on: line.happened.day,
      text: JSON.stringify(line.body),
    })),
    { where: 'call', on: '2026-10-20', text: TURNS.map(({ words }) => words).join(' ') },
  ]
}

describe('the facts agree', () => {
  test('every weekday belongs to its date', () => {
    let count = 0
    for (const { where, on, text } of texts())
      for (const [said, weekday = '', date = '', month, year] of text.matchAll(DATED)) {
        const months = month === undefined ? [on.slice(5, 7)] : [String(MONTHS.indexOf(month) + 1)]
        const full = `${year ?? on.slice(0, 4)}-${(months[0] ?? '').padStart(2, '0')}-${date.padStart(2, '0')}`
        const real = parseDay(full)
        const is = real === null ? 'no day' : WEEKDAYS[weekdayOf(real) - 1]
        expect([where, said, is]).toEqual([where, said, weekday])
        count += 1
      }
    expect(count).toBeGreaterThanOrEqual(40)
  })

  test('a promise by a date carries the date its own message names', () => {
    for (const line of lines) {
      const { source, due, dueBasis } = line.body
      if (line.kind !== 'promise' || dueBasis !== 'their promise') continue
      const from = mail.find((one) => `mail:${messageId(one)}` === source)
      if (from === undefined) continue
      const [, month = '', date = ''] = text(due).split('-')
      const inWords = `${Number(date)} ${MONTHS[Number(month) - 1]}`
      const loosely = [
        inWords,
        `${WEEKDAYS[weekdayOf(day(text(due))) - 1]}`,
        MONTHS[Number(month) - 1] ?? '',
      ]
      expect([line.ref, loosely.some((words) => from.words.includes(words))]).toEqual([
        line.ref,
        true,
      ])
    }
  })

  test('an ask, a promise, a hand-over or a provision quotes the sentence of its message, word for word', () => {
    let count = 0
    for (const line of lines) {
      const from = mail.find((one) => `mail:${messageId(one)}` === line.body['source'])
      if (from === undefined || line.kind === 'step') continue
      const sentence = text(line.body['words'])
      expect([line.ref, sentence !== '' && from.words.includes(sentence)]).toEqual([line.ref, true])
      count += 1
    }
    expect(count).toBe(32)
  })

  test('words given in quotation marks as somebody’s were written or said by them', () => {
    const all = plain(
      [...mail.map(({ words }) => words), ...TURNS.map(({ words }) => words)].join(' '),
    )
    for (const line of lines) {
      if (line.kind === 'said' || line.kind === 'note') continue
      for (const [, quote = ''] of text(line.body['words']).matchAll(/“([^”]+)”/g))
        expect(all).toContain(plain(quote))
    }
  })

  test('everything is invented: .example domains and numbers kept for drama', () => {
    const all = texts()
      .map(({ text }) => text)
      .concat(Object.values(CAST).map((person) => JSON.stringify(person)))
      .join(' ')
    for (const [, domain] of all.matchAll(/[\w.]+@([\w.-]+)/g)) expect(domain).toMatch(/\.example$/)
    expect(all).not.toMatch(/https?:/)
    for (const [number] of all.matchAll(/\b0\d{4} \d{6}\b/g))
      expect(number).toMatch(/^(01632 960|07700 900)\d{3}$/)
  })
})
