import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../platform/day.ts'
import type { DayFact, Facts, IncidentFact, OwedFact, SessionFact } from './finding.ts'
import { followedBy } from './followed.ts'
import { patternsIn, RULES } from './patterns.ts'
import { unawareQuote, weightOf } from './weigh.ts'

const ON = day('2026-11-21')
const START = day('2026-01-05')

const NOTHING: Facts = {
  child: 'Robin Ward',
  owed: [],
  incidents: [],
  strategies: [],
  days: [],
  talk: [],
  sessions: [],
  evidence: [],
  voice: [],
  unaware: [],
  contacts: [],
  lostTime: [],
  pressure: [],
  told: [],
  changes: [],
}

const on = (days: number): Day => addDays(START, days)
const rulesOf = (facts: Partial<Facts>): string[] =>
  patternsIn({ ...NOTHING, ...facts }, ON).found.map(({ rule }) => rule)

const owed = (seq: number, given: Partial<OwedFact>): OwedFact => ({
  seq,
  kind: 'ask',
  title: `Thing ${seq}`,
  debtor: 'Hillview Academy',
  who: 'Hillview Academy',
  at: 'Hillview Academy',
  ours: false,
  since: on(seq),
  due: null,
  settled: 'kept',
  waitingDays: 0,
  answers: [],
  ...given,
})

const incident = (seq: number, given: Partial<IncidentFact>): IncidentFact => ({
  seq,
  day: on(seq),
  hard: null,
  place: null,
  lesson: null,
  adults: [],
  antecedent: null,
  sanction: null,
  explained: null,
  unusedStrategies: [],
  usedStrategies: [],
  staffKnew: null,
  staffWords: null,
  ...given,
})

const checkIn = (seq: number, given: Partial<DayFact>): DayFact => ({
  seq,
  day: on(seq),
  by: 'home',
  distress: 0,
  ...given,
})

const session = (seq: number, days: number, counts: SessionFact['counts']): SessionFact => ({
  seq,
  day: on(days),
  session: seq % 2 === 0 ? 'am' : 'pm',
  code: counts === 'present' ? '/' : 'O',
  ill: false,
  counts,
})

describe('a record in which nothing is wrong', () => {
  test('an empty one says nothing', () => {
    expect(patternsIn(NOTHING, ON)).toEqual({ found: [], tooFew: [] })
  })

  test('kept promises, answered asks and good days accuse nobody', () => {
    const made = Array.from({ length: 40 }, (_, at) =>
      owed(at + 1, {
        kind: at % 2 === 0 ? 'ask' : 'promise',
        due: on(at + 10),
        waitingDays: at % 9,
        answers: [{ seq: at + 1000, as: 'answered', day: on(at + 3) }],
      }),
    )
    const days = Array.from({ length: 60 }, (_, at) => [
      checkIn(2000 + at, { day: on(at), distress: at % 2 }),
      checkIn(3000 + at, { day: on(at), by: 'school', distress: (at + 1) % 2 }),
    ]).flat()
    const sessions = Array.from({ length: 100 }, (_, at) => session(4000 + at, at, 'present'))
    expect(patternsIn({ ...NOTHING, owed: made, days, sessions }, ON).found).toEqual([])
  })

  test('one missed answer among many is no pattern', () => {
    const asks = Array.from({ length: 20 }, (_, at) => owed(at + 1, {}))
    expect(rulesOf({ owed: [...asks, owed(90, { settled: 'owed', waitingDays: 60 })] })).toEqual([])
  })

  test('random days: at most one record in twenty is told of a pattern, over all rules together', () => {
    const random = fc
      .array(fc.tuple(fc.nat(4), fc.nat(4), fc.boolean(), fc.nat(3), fc.boolean()), {
        minLength: 60,
        maxLength: 60,
      })
      .map((drawn): Partial<Facts> => ({
        days: drawn.flatMap(([home, school], at) => [
          checkIn(at + 1, { day: on(at), distress: home }),
          checkIn(at + 1001, { day: on(at), by: 'school', distress: school }),
        ]),
        contacts: drawn.flatMap(([, , touched], at) =>
          touched && at % 3 === 0
            ? [
                {
                  seq: at + 2001,
                  day: on(at),
                  who: 'x',
                  at: 'y',
                  ours: true,
                  school: true,
                  title: '',
                },
              ]
            : [],
        ),
        talk: drawn.flatMap(([, , touched], at) =>
          touched && at % 2 === 0 ? [{ seq: at + 2501, day: on(at) }] : [],
        ),
        voice: drawn.map(([, , , weight], at) => ({ seq: at + 3001, day: on(at), weight })),
        sessions: drawn.map(([, , , , there], at) =>
          session(at + 4001, at, there ? 'present' : 'authorised'),
        ),
        incidents: drawn.map(([hard], at) =>
          incident(at + 5001, { day: on(at), hard: hard + 1, adults: [`Adult ${at % 4}`] }),
        ),
      }))
    const runs = fc.sample(random, { numRuns: 100, seed: 3 })
    const told = runs.filter((facts) => rulesOf(facts).length > 0)
    expect(told.length).toBeLessThanOrEqual(10)
  }, 60_000)
})

describe('what the record holds is found', () => {
  test('asks that wait, and what speaks against it', () => {
    const waiting = [1, 2, 3].map((seq) => owed(seq, { settled: 'owed', waitingDays: 20 + seq }))
    const [found] = patternsIn({ ...NOTHING, owed: [...waiting, owed(9, {})] }, ON).found
    expect(found).toMatchObject({
      rule: 'messages-unanswered',
      for: [1, 2, 3],
      against: [9],
      strength: 'repeated',
    })
    expect(found?.claim).toContain('4 things: 1 answered, 3 waiting two weeks or more')
  })

  test('promises past their day, beside the kept ones', () => {
    const broken = [1, 2, 3].map((seq) =>
      owed(seq, { kind: 'promise', due: on(seq + 1), settled: 'owed' }),
    )
    const kept = owed(8, { kind: 'promise', due: on(20) })
    expect(patternsIn({ ...NOTHING, owed: [...broken, kept] }, ON).found[0]).toMatchObject({
      rule: 'promises-kept-and-broken',
      for: [1, 2, 3],
      against: [8],
    })
  })

  test('two people who are not named are never counted as one', () => {
    const waiting = (seq: number, who: string) =>
      owed(seq, { who, at: 'One person', settled: 'owed', waitingDays: 30 })
    const two = [waiting(1, 'A'), waiting(2, 'A'), waiting(3, 'B'), waiting(4, 'B')]
    expect(rulesOf({ owed: two })).toEqual([])
    expect(rulesOf({ owed: [...two, waiting(5, 'B')] })).toEqual(['messages-unanswered'])
  })

  test('refused, and begun later as a strategy', () => {
    const ask = owed(1, {
      title: 'Ear defenders in class',
      settled: 'unmet',
      answers: [{ seq: 2, as: 'refused', day: on(10) }],
    })
    const strategy = { seq: 3, title: 'Ear defenders in class', from: on(90), removed: null }
    const [found] = patternsIn({ ...NOTHING, owed: [ask], strategies: [strategy] }, ON).found
    expect(found).toMatchObject({ rule: 'refused-then-offered', for: [1, 2, 3] })
  })

  test('a few promises kept late among those kept in time are no pattern', () => {
    const made = Array.from({ length: 9 }, (_, at) =>
      owed(at + 1, {
        kind: 'promise',
        due: on(at + 9),
        settled: at % 3 === 0 ? 'late' : 'kept',
      }),
    )
    expect(rulesOf({ owed: made })).toEqual([])
    const mostlyLate = made.map((each) => ({ ...each, settled: 'late' as const }))
    expect(rulesOf({ owed: mostlyLate })).toEqual(['promises-kept-and-broken'])
  })

  test('refused, and offered later by another promise of the same thing', () => {
    const ask = owed(1, {
      title: 'A quiet place to eat lunch',
      settled: 'unmet',
      answers: [{ seq: 2, as: 'refused', day: on(10) }],
    })
    const promise = owed(3, { kind: 'promise', title: 'Lunch in a quiet place', since: on(60) })
    const [found] = patternsIn({ ...NOTHING, owed: [ask, promise] }, ON).found
    expect(found).toMatchObject({ rule: 'refused-then-offered', for: [1, 2, 3], against: [] })
    expect(found?.claim).toContain('50 days after')
  })

  test('the same thing just before, until something is changed', () => {
    const loud = [1, 5, 9, 14].map((seq) => incident(seq, { antecedent: 'The bell and a crowd' }))
    expect(rulesOf({ incidents: loud })).toEqual(['same-antecedent'])
    expect(rulesOf({ incidents: loud, changes: [{ seq: 100, day: on(7) }] })).toEqual([])
  })

  test('what comes first as often as chance has it is no pattern; one thing far more often is', () => {
    const drawn = fc.sample(
      fc.array(fc.nat(5), { minLength: 20, maxLength: 40 }).map((things) =>
        things.map((thing, at) =>
          incident(at + 1, {
            day: on(at * 2),
            antecedent:
              ['Bell', 'Supply', 'Hunger', 'Queue', 'Football', 'Spelling'][thing] ?? null,
          }),
        ),
      ),
      { numRuns: 200, seed: 5 },
    )
    expect(drawn.filter((incidents) => rulesOf({ incidents }).length > 0).length).toBeLessThan(16)
    const mostly = ['Bell', 'Bell', 'Queue', 'Bell', 'Bell', 'Hunger', 'Bell'].map(
      (antecedent, at) => incident(at + 1, { day: on(at * 4), antecedent }),
    )
    expect(rulesOf({ incidents: mostly })).toEqual(['same-antecedent'])
  })

  test('of few things that come first, none stands out by chance: one record in twenty at most', () => {
    const KINDS = ['Bell', 'Queue', 'Hunger', 'Football', 'Spelling', 'Supply']
    for (const kinds of [2, 3, 4, 6]) {
      const drawn = fc.sample(
        fc
          .array(fc.nat(kinds - 1), { minLength: 6, maxLength: 60 })
          .map((things) =>
            things.map((thing, at) =>
              incident(at + 1, { day: on(at * 2), antecedent: KINDS[thing] ?? null }),
            ),
          ),
        { numRuns: 400, seed: kinds },
      )
      const told = drawn.filter((incidents) => rulesOf({ incidents }).length > 0)
      expect(told.length / drawn.length, `${kinds} kinds`).toBeLessThanOrEqual(0.05)
    }
    const mostly = Array.from({ length: 20 }, (_, at) =>
      incident(at + 1, { day: on(at * 3), antecedent: at % 10 === 0 ? 'Queue' : 'Bell' }),
    )
    expect(rulesOf({ incidents: mostly })).toEqual(['same-antecedent'])
  })

  test('hard days when school was talked about, easier ones when it was not', () => {
    const days = Array.from({ length: 70 }, (_, at) =>
      checkIn(at + 1, { day: on(at), distress: at % 7 < 2 ? 4 : 0 }),
    )
    const spoken = days
      .filter((_, at) => at % 7 < 2)
      .map(({ day: each, seq }) => ({ seq, day: each }))
    expect(rulesOf({ days, talk: spoken })).toEqual(['harder-around-talk-of-school'])
    const even = days.map((each) => ({ ...each, distress: 1 }))
    expect(rulesOf({ days: even, talk: spoken })).toEqual([])
    const few = patternsIn({ ...NOTHING, days, talk: spoken.slice(0, 3) }, ON)
    expect(few.tooFew.map(({ rule }) => rule)).toEqual(['harder-around-talk-of-school'])
  })

  test('unauthorised marks soon after evidence or beside illness, not a holiday or a late mark of another term', () => {
    const sent = {
      seq: 1,
      day: on(0),
      what: 'Letter',
      to: 'Hillview Academy',
      acknowledged: null,
      decided: { day: on(2), accepted: true },
    }
    const mark = (days: number, code: string, ill = false): SessionFact => ({
      ...session(days + 10, days, 'unauthorised'),
      code,
      ill,
    })
    expect(rulesOf({ evidence: [sent], sessions: [mark(5, 'O')] })).toHaveLength(1)
    expect(
      rulesOf({ evidence: [sent], sessions: [mark(7, 'G'), mark(60, 'U'), mark(120, 'O')] }),
    ).toEqual([])
    const [beside] = patternsIn({ ...NOTHING, sessions: [mark(3, 'O', true)] }, ON).found
    expect(beside?.claim).toBe(
      'Where the reason written down was illness, 1 session was marked unauthorised; 0 were authorised.',
    )
  })

  test('a sanction for what the plan explains', () => {
    const met = incident(1, { explained: true })
    const punished = incident(2, { explained: true, sanction: 'Detention' })
    expect(patternsIn({ ...NOTHING, incidents: [met, punished] }, ON).found[0]).toMatchObject({
      rule: 'sanctioned-for-known-need',
      for: [2],
      against: [1],
      strength: 'in the record',
    })
    expect(rulesOf({ incidents: [incident(3, { sanction: 'Detention' })] })).toEqual([])
  })

  test('words written down twice were said once', () => {
    const quote = 'I was not aware of any card.'
    const unaware = [{ seq: 5, day: on(9), who: 'Mr Finch', at: 'Hillview Academy', quote }]
    const incidents = [incident(2, { staffKnew: false, staffWords: 'I was not aware of any card' })]
    const { found } = patternsIn({ ...NOTHING, unaware, incidents }, ON)
    expect(found).toMatchObject([{ rule: 'staff-unaware', for: [2, 5], strength: 'in the record' }])
    expect(found[0]?.claim).toContain('Staff said once')
  })

  test('told to one at a school, unknown to another there', () => {
    const told = {
      seq: 1,
      day: on(1),
      who: 'Mr Hendry',
      at: 'Hillview Academy',
      ours: true,
      school: true,
      title: 'September\nRobin uses a blue card when it gets too loud.',
    }
    const said = {
      seq: 5,
      day: on(30),
      who: 'Mr Finch',
      at: 'Hillview Academy',
      quote: 'I was not aware of any card for Robin.',
    }
    const found = (other: object) =>
      patternsIn({ ...NOTHING, contacts: [{ ...told, ...other }], unaware: [said] }, ON).found.find(
        ({ rule }) => rule === 'not-passed-on',
      )
    expect(found({})).toMatchObject({ for: [1, 5] })
    expect(found({})?.claim).toContain('spoke of “card”')
    expect(found({ title: 'Lunch money' })).toBeUndefined()
    expect(found({ who: 'Mr Finch' })).toBeUndefined()
    expect(found({ at: 'Westshire Council' })).toBeUndefined()
    expect(found({ ours: false })).toBeUndefined()
  })

  test('a good day at school and a hard one at home', () => {
    const days = Array.from({ length: 12 }, (_, at) => [
      checkIn(at + 1, { day: on(at), distress: 4 }),
      checkIn(at + 101, { day: on(at), by: 'school', distress: 0 }),
    ]).flat()
    expect(rulesOf({ days })).toEqual(['masking'])
    const few = patternsIn({ ...NOTHING, days: days.slice(0, 6) }, ON)
    expect(few.found).toEqual([])
    expect(few.tooFew.map(({ rule }) => rule)).toEqual(['masking'])
  })

  test('a hard door in the morning is no hard evening: school comes after it', () => {
    const days = Array.from({ length: 12 }, (_, at) => [
      { ...checkIn(at + 1, { day: on(at), distress: 4 }), later: at % 2 === 0 ? 0 : null },
      checkIn(at + 101, { day: on(at), by: 'school', distress: 0 }),
    ]).flat()
    expect(rulesOf({ days })).toEqual([])
  })

  test('hard days around contact with school, easier ones away from it', () => {
    const days = Array.from({ length: 70 }, (_, at) =>
      checkIn(at + 1, { day: on(at), distress: at % 7 < 2 ? 4 : 0 }),
    )
    const contacts = Array.from({ length: 10 }, (_, week) => ({
      seq: 500 + week,
      day: on(week * 7),
      who: 'Office',
      at: 'Hillview Academy',
      ours: false,
      school: true,
      title: '',
    }))
    expect(rulesOf({ days, contacts })).toEqual(['harder-around-school-contact'])
    const clinic = contacts.map((each) => ({ ...each, at: 'Westshire Clinic', school: false }))
    expect(rulesOf({ days, contacts: clinic })).toEqual([])
  })

  test('more and more of the week missed, and words that darken, also when it eases later', () => {
    const sessions = Array.from({ length: 12 }, (_, week) =>
      Array.from({ length: 10 }, (_, at) =>
        session(
          week * 10 + at + 1,
          week * 7 + Math.floor(at / 2),
          at < Math.min(week, 12 - week) ? 'authorised' : 'present',
        ),
      ),
    ).flat()
    expect(rulesOf({ sessions })).toContain('avoidance-growing')
    const voice = [0, 0, 1, 1, 2, 2, 3, 4, 4, 1, 0].map((weight, week) => ({
      seq: week + 1,
      day: on(week * 7),
      weight,
    }))
    expect(rulesOf({ voice })).toEqual(['gravest-words', 'words-darkening'])
    const lighter = voice.map((each) => ({ ...each, weight: Math.min(each.weight, 3) }))
    expect(rulesOf({ voice: lighter })).toEqual(['words-darkening'])
  })

  test('it goes better with one adult', () => {
    const incidents = Array.from({ length: 40 }, (_, at) =>
      incident(at + 1, {
        hard: at % 4 === 0 ? 2 : 5,
        adults: [at % 4 === 0 ? 'Ms Okafor' : 'Others'],
      }),
    )
    const [found] = patternsIn({ ...NOTHING, incidents }, ON).found
    expect(found?.rule).toBe('different-adults')
    expect(found?.claim).not.toContain('Okafor')
  })
})

describe('what came next', () => {
  test('is about the child, within two weeks, and a stretch of missed days is one thing', () => {
    const sessions = [0, 1, 2, 3, 4].flatMap((at) => [
      session(100 + at * 2, at, at === 0 || at === 4 ? 'present' : 'authorised'),
      session(101 + at * 2, at, 'present'),
    ])
    const facts = {
      ...NOTHING,
      sessions,
      voice: [
        { seq: 7, day: on(2), weight: 3 },
        { seq: 8, day: on(3), weight: 0 },
        { seq: 9, day: on(40), weight: 4 },
      ],
    }
    expect(followedBy(facts, [on(1)])).toEqual([102, 7])
  })
})

describe('what every finding keeps to', () => {
  test('it says "then", never "because", and what would show it wrong', () => {
    const incidents = [incident(2, { explained: true, sanction: 'Detention' })]
    const asks = [1, 2, 3].map((seq) => owed(seq, { settled: 'owed', waitingDays: 30 }))
    const { found } = patternsIn({ ...NOTHING, incidents, owed: asks }, ON)
    expect(found.length).toBe(2)
    for (const { claim, disproof, ask } of found) {
      expect(claim).not.toMatch(/because|deliberate|refuses to|fail/i)
      expect(disproof).not.toBe('')
      expect(ask).toMatch(/\?$/)
    }
  })

  test('rules have names of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })
})

describe('words', () => {
  test.each([
    [0, 'Ten minutes. Shallow end. Then chips.'],
    [1, 'Please tell them I find it hard'],
    [2, 'My legs won’t go. Please don’t make me.'],
    [3, 'I’m just stupid and everyone hates me'],
    [4, 'I wish I wasn’t here. Not at school. Here.'],
  ])('weigh %i: %s', (weight, words) => {
    expect(weightOf(words)).toBe(weight)
  })

  test('the sentence in which somebody says they had not been told, whole', () => {
    expect(unawareQuote('Hello. I was not aware of any plan for him. Sorry. A')).toBe(
      'I was not aware of any plan for him.',
    )
    expect(unawareQuote('Nobody told the tutors in the summer, I am afraid')).toBe(
      'Nobody told the tutors in the summer, I am afraid',
    )
    const trip = 'I was not told of his allergy before the trip.'
    expect(unawareQuote(trip)).toBe(trip)
    for (const words of [
      'I do not know yet when we can meet.',
      'We were told on Monday.',
      'I was not told the match is off.',
      'Sorry, I was not aware the trip letter had gone out twice.',
      'The staff were not told that the club is supposed to end at four.',
      'Nobody had told me how brilliant his project was!',
      'No one has given back the lost hat.',
      '',
    ])
      expect(unawareQuote(words)).toBeNull()
  })
})
