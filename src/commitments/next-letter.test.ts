import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { mailtoOf, nextLetter, type Asked } from './next-letter.ts'

const asked: Asked = {
  id: '1',
  kind: 'ask',
  title: 'Confirm who supervises lunch',
  debtor: 'Ms Reid',
  creditor: 'Robin Ward',
  source: 7,
  since: day('2026-09-28'),
  due: null,
  dueBasis: null,
  askedBy: null,
  answers: [],
  handOvers: [],
  words: 'Could you please confirm\nwho supervises lunch?',
  asker: 'alex@home.example',
}
const on = day('2026-11-21')
const frame = { time: null, precision: 'day' } as const

describe('the next thing to send', () => {
  test('begins kindly, with what was asked, when, and the days counted', () => {
    const { label, to, text } = nextLetter(asked, [], on, 'Alex Ward')
    expect([label, to]).toEqual(['Send a kind reminder', 'Ms Reid'])
    expect(text).toBe(`Dear Ms Reid,

On Monday 28 September 2026 I asked: “Could you please confirm who supervises lunch?”
It is now 54 days since I first asked, and I have not had an answer yet.

I know how busy things are. Could you tell me where this stands? If somebody else is dealing with it, please tell me who.

Thank you,
Alex Ward`)
  })

  test('says when it was asked again, and grows plainer, never rude', () => {
    const twice = nextLetter(asked, [day('2026-10-05'), day('2026-10-12')], on)
    expect(twice.label).toBe('Send the next letter')
    expect(twice.text).toContain('I wrote again on 5 October 2026 and 12 October 2026.')
    expect(twice.text).toContain('Please answer this in writing.')
    for (const harsh of ['unacceptable', 'failed', 'ignored', 'disgrace'])
      expect(twice.text).not.toContain(harsh)
  })

  test('of a promise names the day they gave, and quotes only what they wrote themselves', () => {
    const promise: Asked = {
      ...asked,
      kind: 'promise',
      due: day('2026-11-13'),
      dueBasis: 'their promise',
      words: 'I will let you know by Friday 13th.',
    }
    const { text } = nextLetter(promise, [], on)
    expect(text).toContain('you wrote: “I will let you know by Friday 13th.”')
    expect(text).toContain('That day was Friday 13 November 2026, 8 days ago.')
    const told = nextLetter({ ...promise, asker: null, words: 'She said so on the phone' }, [], on)
    expect(told.text).toContain('I was promised this: Confirm who supervises lunch.')
    expect(told.text).not.toContain('on the phone')
  })

  test('goes to whoever has it now, and in a loop asks who is responsible', () => {
    const passed = (to: string, when: string, seq: number) => ({
      from: 'x',
      to,
      happened: { ...frame, day: day(when) },
      seq,
      words: null,
    })
    const loop: Asked = {
      ...asked,
      debtor: 'GP',
      handOvers: [
        passed('School', '2026-10-01', 20),
        passed('CAMHS', '2026-10-08', 21),
        passed('School', '2026-10-15', 22),
      ],
    }
    const letter = nextLetter(loop, [], on)
    expect([letter.label, letter.to]).toEqual(['Ask who is responsible', 'School'])
    expect(letter.text).toContain('passed on 3 times: GP, then School, then CAMHS, then School.')
  })
})

test('a mailto link carries the letter, and only the subject when it would be too long', () => {
  const letter = nextLetter(asked, [], on)
  const link = mailtoOf(letter, 'reid@hillview.example')
  expect(link).toMatch(/^mailto:reid@hillview\.example\?subject=/)
  expect(new URL(link).searchParams.get('body')).toBe(letter.text)
  expect(mailtoOf({ ...letter, text: 'x'.repeat(5000) }, null)).toMatch(/^mailto:\?subject=[^&]+$/)
  expect(mailtoOf(letter, 'a?bcc=b@x.example')).not.toContain('?bcc=')
})
