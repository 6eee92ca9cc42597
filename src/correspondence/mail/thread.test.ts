import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { bareSubject, groupThreads, Threads, type Threaded } from './thread.ts'

const message = (id: string, more: Partial<Threaded> = {}): Threaded => ({
  id,
  messageId: `${id}@x`,
  inReplyTo: null,
  references: [],
  subject: 'Robin',
  people: ['alex@home.example', 'office@hillview.example'],
  ...more,
})

test.each([
  ['Re: Robin', 'robin'],
  ['RE: FW: Re[2]: Robin  and PE', 'robin and pe'],
  ['[EXTERNAL] Re: Robin', 'robin'],
  ['Reply about Robin', 'reply about robin'],
])('the bare subject of %j is %j', (subject, bare) => {
  expect(bareSubject(subject)).toBe(bare)
})

test('answers join what they answer, and two fresh messages of one subject stay apart', () => {
  const keys = groupThreads([
    message('a'),
    message('b', { inReplyTo: 'a@x', subject: 'Re: Robin' }),
    message('c', { references: ['a@x', 'b@x'], subject: 'Something else' }),
    message('d', { people: ['alex@home.example', 'gp@nhs.example'] }),
  ])
  expect(keys.get('b')).toBe(keys.get('a'))
  expect(keys.get('c')).toBe(keys.get('a'))
  expect(keys.get('d')).not.toBe(keys.get('a'))
})

test('a reply that lost its references is found by subject and a person in common', () => {
  const keys = groupThreads([
    message('a', { subject: 'School trip' }),
    message('b', { subject: 'RE: School trip' }),
    message('c', { subject: 'RE: School trip', people: ['stranger@else.example'] }),
  ])
  expect(keys.get('b')).toBe(keys.get('a'))
  expect(keys.get('c')).not.toBe(keys.get('a'))
})

test('a key once given does not change while later answers arrive', () => {
  const threads = new Threads()
  const last = message('c', { references: ['a@x', 'b@x'] })
  const key = threads.add(last)
  expect(threads.add(message('b', { references: ['a@x'] }))).toBe(key)
  expect(threads.add(message('a'))).toBe(key)
  expect(threads.keyOf(last)).toBe(key)
})

test('messages in any order give the same threads', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const many = fc.array(
    fc.record({
      id: fc.constantFrom(...ids),
      to: fc.option(fc.constantFrom(...ids), { nil: null }),
      reply: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(many, fc.infiniteStream(fc.nat()), (rows, dice) => {
      const messages = rows.map((row, index) =>
        message(`${row.id}${index}`, {
          messageId: `${row.id}@x`,
          inReplyTo: row.to === null ? null : `${row.to}@x`,
          subject: row.reply ? 'Re: Robin' : 'Robin',
        }),
      )
      const shuffled = messages
        .map((one) => [dice.next().value, one] as const)
        .toSorted((a, b) => a[0] - b[0])
        .map(([, one]) => one)
      expect(partition(groupThreads(shuffled))).toEqual(partition(groupThreads(messages)))
    }),
  )
})

function partition(keys: Map<string, string>): string[] {
  const groups = Map.groupBy(keys, ([, key]) => key)
  return [...groups.values()]
    .map((group) =>
      group
        .map(([id]) => id)
        .toSorted()
        .join(' '),
    )
    .toSorted()
}
