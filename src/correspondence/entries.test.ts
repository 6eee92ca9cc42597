import { expect, test } from 'vitest'
import { z } from 'zod'
import { day } from '../platform/day.ts'
import type { EntryContent } from '../record/entry.ts'
import { correspondenceKinds, messageBody } from './entries.ts'

const kindOf = (name: string) => {
  const kind = correspondenceKinds.find((one) => one.kind === name)
  if (kind === undefined) throw new Error(`no kind ${name}`)
  return kind
}

function content(kind: string, body: unknown): EntryContent {
  return {
    kind,
    happened: { day: day('2026-09-28'), time: null, precision: 'day' },
    author: 'Alex Ward',
    people: [],
    shelf: 'messages',
    audience: 'me',
    amends: null,
    body: kindOf(kind).schema.parse(body),
    files: [{ sha256: '00', name: 'Robin’s plan.pdf', type: 'application/pdf', size: 1 }],
  }
}

test.each([
  [
    'note',
    { words: 'Robin was sent home at eleven again today.' },
    'Robin was sent home at eleven again today.',
  ],
  ['note', { title: 'Sent home', words: 'x' }, 'Sent home'],
  ['message', { subject: 'Medical evidence', words: 'x' }, 'Medical evidence'],
  ['message', { subject: '', words: 'Please ring me' }, 'Please ring me'],
  [
    'call',
    { with: 'SEN team', direction: 'out', answered: false, minutesWaited: 42 },
    'Call to SEN team, not answered',
  ],
  ['call', { with: 'Ms Reid', direction: 'to us' }, 'Call from Ms Reid'],
  ['letter', { title: 'Letter about attendance' }, 'Letter about attendance'],
  ['said', { who: 'Robin', words: 'It is too loud' }, 'Robin: It is too loud'],
  ['paper', { title: 'Plan' }, 'Plan'],
  ['recording', { title: 'Meeting' }, 'Meeting'],
  ['unreadable', { title: 'x.pdf', reason: 'This PDF is damaged.' }, 'Could not be read: x.pdf'],
])('a %s like %j is titled %j', (kind, body, title) => {
  expect(kindOf(kind).title(content(kind, body))).toBe(title)
})

test('people may be given as mail writes them, as a list, or as figures', () => {
  const read = messageBody.parse({
    subject: 'x',
    from: 'Alex Ward <alex@ward.example>',
    to: 'Office <office@hillview.example>, Sam Patel',
    cc: ['gp@surgery.example', { name: 'CAMHS', address: null }],
    words: 'x',
  })
  expect(read).toMatchObject({
    from: { name: 'Alex Ward', address: 'alex@ward.example' },
    to: [
      { name: 'Office', address: 'office@hillview.example' },
      { name: 'Sam Patel', address: null },
    ],
    cc: [{ name: 'gp@surgery.example' }, { name: 'CAMHS' }],
  })
})

test('an unknown field is refused by its name', () => {
  const read = messageBody.safeParse({ subject: 'x', words: 'x', colour: 'red' })
  expect(read.error?.issues[0]?.message).toContain('colour')
})

test('an entry is found by its words, by what was quoted, by who it was with, and by its files', () => {
  const words = kindOf('message').words(
    content('message', { subject: 'One', from: 'a@b.example', words: 'two', quoted: '> three' }),
  )
  for (const word of ['One', 'two', 'three', 'a@b.example', 'Robin’s plan.pdf'])
    expect(words).toContain(word)
  const cues = [{ start: 1, end: 2, who: 'Sam', words: 'four' }]
  expect(kindOf('transcript').words(content('transcript', { title: 't', cues }))).toContain(
    'Sam four',
  )
})

test('every kind can be written down as a JSON Schema', () => {
  for (const { schema } of correspondenceKinds) {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
  }
})
