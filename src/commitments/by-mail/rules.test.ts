/** The rules of asking by email: addresses that only we can make, notices of any shape, answers as entries. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../platform/day.ts'
import { readNotice } from '../../platform/mail/dsn.ts'
import { newToken, replyAddresses } from '../../platform/mail/reply-address.ts'
import type { Entry } from '../../record/entry.ts'
import { answerDrafts } from './answer-drafts.ts'
import type { Answered } from './forms.ts'
import { namesChild, wholeText } from './mail-words.ts'
import { takenAs } from './taken-as.ts'
import { tokenInHeaders } from './token-in.ts'

const key = Buffer.alloc(32, 1)
const ours = replyAddresses(key, 'Answers@Example.org', 'heard.example.org')

describe('a reply address', () => {
  const token = fc.constant(null).map(() => newToken())

  test('is known again in any letters, and its Message-ID too', () => {
    fc.assert(
      fc.property(token, (made) => {
        const address = ours.addressFor(made) ?? ''
        expect(ours.tokenIn(address)).toBe(made)
        expect(ours.tokenIn(` ${address.toUpperCase()} `)).toBe(made)
        expect(ours.tokenInId(ours.messageIdFor(made))).toBe(made)
        const headers = Buffer.from(`Subject: x\r\nTo: "A, B" <x@y.example>,\r\n <${address}>\r\n`)
        expect(tokenInHeaders(headers.toString(), ours)).toBe(made)
        const inReply = `In-Reply-To:\r\n <${ours.messageIdFor(made)}>\r\n`
        expect(tokenInHeaders(inReply, ours)).toBe(made)
      }),
    )
  })

  test('that was changed anywhere, or made by another, is none of ours', () => {
    fc.assert(
      fc.property(token, fc.nat(31), fc.nat(30), (made, at, by) => {
        const address = ours.addressFor(made) ?? ''
        const from = address.indexOf('+') + 1 + at
        const digit = (Number.parseInt(address[from] ?? '0', 32) + 1 + by) % 32
        const changed = address.slice(0, from) + digit.toString(32) + address.slice(from + 1)
        expect(ours.tokenIn(changed)).toBeNull()
        const other = replyAddresses(
          Buffer.alloc(32, 2),
          'Answers@Example.org',
          'heard.example.org',
        )
        expect(other.tokenIn(address)).toBeNull()
        expect(ours.tokenIn(address.replace('@', '@not.'))).toBeNull()
      }),
    )
  })

  test('is told from any other text without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(ours.tokenIn(text)).toBeNull()
        expect(ours.tokenInId(text)).toBeNull()
        expect(tokenInHeaders(text, ours)).toBeNull()
      }),
    )
  })
})

test('a notice is read or it is none: no bytes make it fail', async () => {
  const shaped = fc
    .tuple(fc.string({ maxLength: 60 }), fc.string({ maxLength: 200 }))
    .map(
      ([action, rest]) =>
        `Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nA: b\r\n\r\nAction: ${action}\r\n${rest}\r\n--b--`,
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(shaped, fc.string()), async (text) => {
      const notice = await readNotice(Buffer.from(text))
      expect(notice?.diagnostic?.length ?? 0).toBeLessThanOrEqual(500)
    }),
    { numRuns: 200 },
  )
})

describe('what a mail is taken as', () => {
  const arrival = { from: 'the address asked', dmarc: { result: 'pass', domain: null } } as const
  const facts = { subject: 'Re: A question for you', from: 'a@b.example' }

  test('is never the answer where a machine sent it, another did, or the checks failed', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), (words) => {
        const machine = {
          ...facts,
          words,
          headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }],
        }
        expect(takenAs(machine, arrival)).not.toBe('the answer')
        expect(takenAs({ ...facts, words }, { ...arrival, from: 'another address' })).not.toBe(
          'the answer',
        )
        const half = { ...arrival, dmarc: { result: 'not checked', domain: 'b.example' } }
        expect(takenAs({ ...facts, words }, half)).not.toBe('the answer')
        const failed = { ...arrival, dmarc: { result: 'fail', domain: null } }
        expect(takenAs({ ...facts, words }, failed)).not.toBe('the answer')
      }),
    )
  })

  test.each([
    ['Mrs Lee is with him every day from twelve.', 'the answer'],
    ['Yes, the plan was sent to you on Monday.', 'the answer'],
    ['We are unable to share that.', 'to be judged'],
    ['Could you say which lunch?', 'to be judged'],
    ['I have passed this on to Ms Lee.', 'nothing'],
    ['Not sure. Let me check with the head.', 'to be judged'],
    ['Thanks for your email.', 'nothing'],
    ['', 'nothing'],
  ])('%s', (words, as) => {
    expect(takenAs({ ...facts, words }, arrival)).toBe(as)
  })
})

describe('an answer by link', () => {
  const asked = {
    root: 7,
    title: 'Who is with Robin?',
    creditor: 'Alex',
    shelf: 'messages',
    audience: 'owners',
  } as const
  const given = (more: Partial<Answered>): Answered => ({
    as: 'answered',
    words: null,
    to: '',
    by: null,
    ...more,
  })
  const today = day('2026-11-21')
  const around = { name: 'Mrs Marlow', today, files: [], token: 't' }

  test('given again is one that amends, and keeps its day where it says the same', () => {
    const before: Entry = {
      ...answerDrafts(given({}), asked, { ...around, before: [] })[0]!,
      files: [],
      record: 'r',
      seq: 9,
      address: 'a',
      written: '2026-11-21T18:00:00.000Z',
      broughtBy: 'm',
      root: 9,
      title: '',
      erased: false,
    }
    const later = { ...around, today: day('2026-12-01'), before: [before] }
    const [same] = answerDrafts(given({ words: 'More.' }), asked, later)
    expect(same).toMatchObject({
      amends: 9,
      happened: { day: '2026-11-21' },
      body: { words: 'More.' },
    })
    const [other] = answerDrafts(given({ as: 'refused' }), asked, later)
    expect(other).toMatchObject({
      amends: 9,
      happened: { day: '2026-12-01' },
      body: { as: 'refused' },
    })
    const [passed, withdrawn] = answerDrafts(given({ as: 'passed on', to: 'Ms Lee' }), asked, later)
    expect(passed).toMatchObject({ kind: 'hand-over', body: { to: 'Ms Lee' } })
    expect(withdrawn).toMatchObject({ kind: 'answer', amends: 9, body: { as: 'acknowledged' } })
  })

  test('of every sort has keys of its own, so that it is kept once', () => {
    const all = (['answered', 'part', 'promise', 'passed on', 'refused', 'question'] as const).map(
      (as) => answerDrafts(given({ as, by: today, to: 'B' }), asked, { ...around, before: [] }),
    )
    for (const drafts of all) {
      const keys = drafts.map(({ key: each }) => each)
      expect(new Set(keys).size).toBe(drafts.length)
      expect(drafts.length).toBeGreaterThan(0)
    }
  })
})

test('the text that goes says how to answer, and warns of the child’s name in a subject', () => {
  const until = day('2027-01-16')
  const text = wholeText({ question: 'Who?', link: 'https://x.example/l/y', until, byReply: true })
  expect(text).toMatch(
    /^Who\?\n\nTo answer in a minute, without an account:\nhttps:\/\/x\.example\/l\/y\n/,
  )
  expect(text).toContain('Or simply reply to this email.')
  expect(namesChild('About Robin', 'Robin Ward')).toBe(true)
  expect(namesChild('ward round', 'Robin Ward')).toBe(true)
  expect(namesChild('A question for you', 'Robin Ward')).toBe(false)
})
