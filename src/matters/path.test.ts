import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../platform/day.ts'
import type { SchoolCalendar } from '../law/school.ts'
import { deadlinesOf, dueNow } from './deadline.ts'
import { KNOWN, LAW, processOf } from './known.ts'
import { inOrder, type Matter, type Step } from './matter.ts'
import { pathOf } from './path.ts'
import { type PathStation } from './station.ts'

type Told = readonly [event: string, day: string]

function stepsOf(...told: readonly Told[]): Step[] {
  return inOrder(
    told.map(([event, on], index) => ({
      seq: index + 2,
      root: index + 2,
      address: `step-${index}`,
      event,
      day: day(on),
      precision: 'day' as const,
      words: null,
      source: null,
    })),
  )
}

function pathFor(
  process: string,
  steps: readonly Step[],
  on: string,
  calendar: SchoolCalendar | null = null,
) {
  const found = processOf(process)
  if (found === null) throw new Error(process)
  const path = pathOf({ law: LAW, process: found, steps, calendar, policies: new Map() }, day(on))
  return (id: string): PathStation => {
    const station = path.find((each) => each.id === id)
    if (station === undefined) throw new Error(`${id} is not on the path`)
    return station
  }
}

const has = (process: string, steps: readonly Step[], on: string, id: string): boolean => {
  try {
    return pathFor(process, steps, on)(id) !== undefined
  } catch {
    return false
  }
}

const AUTUMN: SchoolCalendar = {
  name: 'Hillview',
  terms: [
    { from: day('2026-09-01'), to: day('2026-10-23'), name: 'Autumn 1' },
    { from: day('2026-11-02'), to: day('2026-12-18'), name: 'Autumn 2' },
    { from: day('2027-01-04'), to: day('2027-03-26'), name: 'Spring' },
  ],
  closures: [],
}

/** Worked by hand in the research note on the law, section 1.0, and from the rows themselves. */
describe('the dates of each process, as worked by hand', () => {
  test.each<[string, Told[], string, string | null]>([
    ['ehc-assessment', [['received', '2026-09-07']], 'ehcna-decision', '2026-10-19'],
    ['ehc-assessment', [['received', '2026-09-07']], 'ehcna-no-plan', '2026-12-28'],
    ['ehc-assessment', [['received', '2026-09-07']], 'ehcp-final', '2027-01-25'],
    [
      'ehc-assessment',
      [
        ['received', '2026-09-07'],
        ['draft', '2026-11-02'],
      ],
      'ehcp-draft-reps',
      '2026-11-16',
    ],
    [
      'ehc-assessment',
      [
        ['asked', '2026-10-22'],
        ['received', '2026-10-23'],
      ],
      'ehcna-decision',
      '2026-12-04',
    ],
    ['annual-review', [['meeting', '2026-11-10']], 'ar-papers', '2026-10-27'],
    ['annual-review', [['meeting', '2026-11-10']], 'ar-notice', '2026-10-27'],
    ['annual-review', [['meeting', '2026-11-10']], 'ar-report', '2026-11-24'],
    ['annual-review', [['meeting', '2026-11-10']], 'ar-decision', '2026-12-08'],
    ['annual-review', [['meeting', '2026-11-10']], 'ar-amend-notice', '2026-12-08'],
    [
      'annual-review',
      [
        ['meeting', '2026-11-10'],
        ['notice', '2026-12-08'],
      ],
      'ar-final',
      '2027-02-02',
    ],
    ['phase-transfer', [['transfer', '2027-09-01']], 'phase-15feb', '2027-02-14'],
    ['phase-post-16', [['transfer', '2027-09-01']], 'phase-31mar', '2027-03-30'],
    [
      'appeal',
      [
        ['decision', '2026-10-01'],
        ['certificate', '2026-11-29'],
      ],
      'appeal-lodge',
      '2027-01-04',
    ],
    ['appeal', [['decision', '2026-12-31']], 'appeal-lodge', '2027-03-01'],
    ['appeal', [['decision', '2026-06-12']], 'appeal-lodge', '2026-09-01'],
    [
      'appeal',
      [
        ['decision', '2026-10-01'],
        ['declined', '2026-10-23'],
      ],
      'med-cert-declined',
      '2026-10-28',
    ],
    ['discrimination-claim', [['act', '2026-09-15']], 'eqa-claim', '2027-03-14'],
    ['subject-access', [['received', '2026-07-23']], 'sar', '2026-08-24'],
    ['subject-access', [['received', '2027-01-31']], 'sar', '2027-03-01'],
    ['moving-area', [['aware', '2026-12-14']], 'move-transfer', '2027-01-06'],
    ['foi', [['received', '2026-10-01']], 'foi-la', '2026-10-29'],
    ['permanent-exclusion', [['upheld', '2026-10-13']], 'irp-apply', '2026-11-10'],
    ['social-care-assessment', [['received', '2026-09-14']], 'csc-45wd', '2026-11-16'],
    ['tribunal-order', [['order-assess', '2026-09-07']], 'order-assess-notify', '2026-09-21'],
    ['tribunal-order', [['recommended', '2026-09-07']], 'tribunal-recs', '2026-10-11'],
    ['complaint-council', [['complaint-received', '2026-09-07']], 'la-stage1', '2026-09-14'],
    [
      'complaint-council',
      [
        ['complaint-received', '2026-09-07'],
        ['acknowledged', '2026-09-10'],
      ],
      'la-stage1',
      '2026-09-24',
    ],
    ['complaint-health', [['complaint-received', '2026-09-07']], 'nhs-ack', '2026-09-10'],
    [
      'complaint-health',
      [
        ['complaint-received', '2026-09-07'],
        ['agreed-until', '2026-10-30'],
      ],
      'nhs-reply',
      '2026-10-30',
    ],
    ['penalty-notice', [['first-notice', '2026-09-07']], 'pn-first', '2026-10-05'],
    [
      'education-when-ill',
      [
        ['away', '2026-09-28'],
        ['clear', '2026-10-02'],
      ],
      's19-illness',
      null,
    ],
    ['re-assessment', [['received', '2026-09-07']], 'reassess-decision', '2026-09-22'],
    ['carers-assessment', [['asked', '2026-09-14']], 'pcna', '2026-11-16'],
    ['hospital-wait', [['received', '2026-09-07']], 'rtt-18w', '2027-01-10'],
  ])('%s %j: %s is %s', (process, told, clock, due) => {
    const station = pathFor(
      process,
      stepsOf(...told),
      told
        .map(([, on]) => on)
        .toSorted()
        .at(-1) ?? '',
      AUTUMN,
    )(clock)
    expect(station.due).toBe(due)
    expect(station.explanation.length).toBeGreaterThan(0)
  })

  test('the fifteenth school day away is counted with the school’s own days, as a day to know', () => {
    const path = pathFor(
      'education-when-ill',
      stepsOf(['away', '2026-09-28']),
      '2026-10-01',
      AUTUMN,
    )
    expect(path('fifteenth-day')).toMatchObject({ due: '2026-10-16', soft: true, aside: true })
  })
})

describe('what a step does', () => {
  const asked: Told = ['received', '2026-09-07']

  test('the answer in time is done, after the day is done late, before it is now, then late', () => {
    const state = (on: string, ...told: Told[]) =>
      pathFor('ehc-assessment', stepsOf(asked, ...told), on)('ehcna-decision').state
    expect(state('2026-10-19')).toBe('now')
    expect(state('2026-10-20')).toBe('late')
    expect(state('2026-11-20', ['agreed', '2026-10-19'])).toBe('done')
    expect(state('2026-11-20', ['agreed', '2026-10-20'])).toBe('done late')
    expect(state('2026-10-12', ['agreed', '2026-10-19'])).toBe('now')
  })

  test('a later step shows that it came, and claims no day for it', () => {
    const found = pathFor(
      'ehc-assessment',
      stepsOf(asked, ['draft', '2026-12-20']),
      '2026-12-21',
    )('ehcna-decision')
    expect(found).toMatchObject({ state: 'done', happened: null })
  })

  test('a no ends the plan’s dates and starts the appeal’s', () => {
    const steps = stepsOf(asked, ['refused', '2026-10-15'])
    expect(has('ehc-assessment', steps, '2026-10-20', 'ehcp-final')).toBe(false)
    const path = pathFor('ehc-assessment', steps, '2026-10-20')
    expect(path('appeal-lodge')).toMatchObject({ due: '2026-12-15', state: 'now', family: true })
    expect(path('med-contact').due).toBe('2026-12-15')
  })

  test('only sent is known: two days and no single one, and nobody is late before the later', () => {
    const steps = stepsOf(['asked', '2026-09-04'])
    const found = pathFor('ehc-assessment', steps, '2026-10-17')('ehcna-decision')
    expect(found).toMatchObject({
      due: null,
      earliest: '2026-10-16',
      latest: '2026-10-19',
      state: 'now',
    })
    expect(found.hangsOn).toMatchObject({ event: 'asked', date: 'sent', isNear: true })
  })

  test('of a decision only its arrival is known: the family is shown the earlier day too', () => {
    const found = pathFor(
      'appeal',
      stepsOf(['decision-arrived', '2026-10-05']),
      '2026-10-06',
    )('appeal-lodge')
    expect(found).toMatchObject({ due: null, earliest: '2026-12-02', latest: '2026-12-07' })
  })

  test('a new day for the meeting moves what hangs on it', () => {
    const path = (...told: Told[]) =>
      pathFor('annual-review', stepsOf(...told), '2026-10-01')('ar-decision').due
    expect(path(['meeting', '2026-11-10'], ['meeting', '2026-11-17'])).toBe('2026-12-15')
  })

  test('an extension told in time takes the place of the month; told late it does not', () => {
    const base: Told = ['received', '2026-09-07']
    const early = stepsOf(base, ['extended', '2026-10-01'])
    expect(has('subject-access', early, '2026-10-10', 'sar')).toBe(false)
    expect(pathFor('subject-access', early, '2026-10-10')('sar-extend').due).toBe('2026-12-07')
    const late = stepsOf(base, ['extended', '2026-10-08'])
    expect(pathFor('subject-access', late, '2026-10-10')('sar').state).toBe('late')
  })

  test('a month that stands still has no date, and goes on when they were answered', () => {
    const base: Told[] = [
      ['received', '2026-09-07'],
      ['clarification-asked', '2026-09-14'],
    ]
    expect(pathFor('subject-access', stepsOf(...base), '2026-10-10')('sar')).toMatchObject({
      due: null,
      state: 'no number',
    })
    const given = stepsOf(...base, ['clarification-given', '2026-09-21'])
    expect(pathFor('subject-access', given, '2026-10-10')('sar').due).toBe('2026-10-14')
  })

  test('an exception that is claimed names its ground, and late is not said in red', () => {
    const found = pathFor(
      'ehc-assessment',
      stepsOf(asked, ['exception', '2026-10-10']),
      '2026-11-01',
    )('ehcna-decision')
    expect(found.excuse?.ground).toContain('reg 5(4)')
    expect(found.binding).toBe(false)
    expect(found.explanation.join(' ')).toContain('Ask which one it is')
  })

  test('an academy does not owe the educational record', () => {
    const steps = stepsOf(['received', '2026-09-07'], ['is-academy', '2026-09-07'])
    const found = pathFor('educational-record', steps, '2026-09-08')('edu-record')
    expect(found).toMatchObject({ due: null, state: 'no number' })
    expect(found.explanation.join(' ')).toContain('subject access request')
  })

  test('soft dates, policies and guidance never bind', () => {
    const draft = pathFor('ehc-assessment', stepsOf(asked), '2027-01-10')('ehcp-draft-due')
    expect(draft).toMatchObject({ soft: true, binding: false, state: 'late' })
    const reply = pathFor(
      'complaint-school',
      stepsOf(['complaint-received', '2026-09-07']),
      '2027-01-10',
    )('sc-ack')
    expect(reply).toMatchObject({ binding: false, state: 'late', flag: 'NO' })
  })

  test('what a body promised of itself stands beside the law, and never binds', () => {
    const process = processOf('complaint-health')
    if (process === null) throw new Error('no process')
    const policy = {
      seq: 9,
      root: 9,
      address: 'p',
      organisation: 'Westshire CAMHS',
      clock: 'nhs-ack',
      title: 'We confirm in 1 working day',
      number: 1,
      unit: 'working days' as const,
      words: null,
      where: null,
    }
    const path = (on: string, ...told: Told[]) =>
      pathOf(
        {
          law: LAW,
          process,
          steps: stepsOf(...told),
          calendar: null,
          policies: new Map([['nhs-ack', policy]]),
        },
        day(on),
      )
    const at = (id: string, on: string, ...told: Told[]) =>
      path(on, ...told).find((each) => each.id === id)
    const sent: Told = ['complaint-received', '2026-09-07']
    expect(at('nhs-ack', '2026-09-09', sent)).toMatchObject({
      due: '2026-09-10',
      binding: true,
      state: 'now',
    })
    expect(at('nhs-ack-promise', '2026-09-09', sent)).toMatchObject({
      due: '2026-09-08',
      binding: false,
      soft: true,
      state: 'late',
    })
    const kept: Told = ['acknowledged', '2026-09-08']
    expect(at('nhs-ack-promise', '2026-09-09', sent, kept)).toMatchObject({ state: 'done' })
    expect(path('2026-09-01').some(({ id }) => id === 'nhs-ack-promise')).toBe(false)
  })

  test('school days without a calendar are a range', () => {
    const found = pathFor(
      'permanent-exclusion',
      stepsOf(['upheld', '2026-10-13']),
      '2026-10-14',
    )('irp-apply')
    expect(found).toMatchObject({ due: null, earliest: '2026-11-03', latest: '2026-11-10' })
  })
})

const BASE = day('2026-03-02')
const someDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(BASE, n))

/** Any steps of any process: what a hurried family, or a program, may write down. */
const someMatter = fc.constantFrom(...KNOWN.processes).chain((process) =>
  fc.record({
    process: fc.constant(process),
    told: fc.array(fc.tuple(fc.constantFrom(...process.events.map(({ id }) => id)), someDay), {
      maxLength: 8,
    }),
    on: someDay,
  }),
)

function matterOf(process: string, steps: readonly Step[]): Matter {
  return {
    seq: 1,
    root: 1,
    address: 'm',
    title: 'A matter',
    process,
    with: 'The council',
    school: null,
    need: null,
    words: null,
    day: BASE,
    steps,
  }
}

const NOTHING = { calendars: [], policies: [] }

describe('whatever was written down', () => {
  test('a path can be drawn, each station says why, and the same asked twice is the same', () => {
    fc.assert(
      fc.property(someMatter, ({ process, told, on }) => {
        const steps = stepsOf(...told)
        const asked = { law: LAW, process, steps, calendar: null, policies: new Map() }
        const path = pathOf(asked, on)
        expect(pathOf(asked, on)).toEqual(path)
        for (const station of path) {
          if (station.state !== 'not started') expect(station.explanation).not.toEqual([])
          if (station.earliest !== null && station.latest !== null)
            expect(station.earliest <= station.latest).toBe(true)
          if (station.due !== null) expect(station.latest).not.toBeNull()
        }
      }),
    )
  })

  test('a later start never brings an earlier day', () => {
    const starts = KNOWN.processes.flatMap((process) =>
      process.events
        .filter(({ begins }) => begins === true)
        .map((event) => [process.id, event.id] as const),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        someDay,
        fc.nat(60),
        ([process, event], from, more) => {
          const one = pathFor(process, stepsOf([event, from]), from)
          expect(from <= addDays(from, more)).toBe(true)
          const later = addDays(from, more)
          for (const station of processOf(process)?.stations ?? []) {
            if (!has(process, stepsOf([event, from]), from, station.clock)) continue
            const [a, b] = [
              one(station.clock),
              pathFor(process, stepsOf([event, later]), later)(station.clock),
            ]
            if (a.latest !== null && b.latest !== null) expect(a.latest <= b.latest).toBe(true)
          }
        },
      ),
    )
  })

  test('an answer only takes away: what is still open was open before, with the same day', () => {
    fc.assert(
      fc.property(someMatter, someDay, ({ process, told, on }, then) => {
        const starters = new Set(
          process.stations.flatMap(({ from, facts }) => [
            ...from.map(({ event }) => event),
            ...Object.values(facts ?? {}),
          ]),
        )
        const opening = new Set(process.stations.flatMap(({ needs }) => needs ?? []))
        const answers = process.events.filter(
          ({ id, sets, planned }) =>
            !starters.has(id) && !opening.has(id) && sets === undefined && planned !== true,
        )
        const [answer] = answers
        if (answer === undefined) return
        const open = (...more: Told[]) =>
          deadlinesOf([matterOf(process.id, stepsOf(...told, ...more))], NOTHING, on).map(
            ({ clock, latest }) => `${clock} ${latest}`,
          )
        const before = open()
        expect(
          open([answer.id, then < on ? then : on]).filter((each) => !before.includes(each)),
        ).toEqual([])
      }),
    )
  })

  test('a matter that is over owes nothing', () => {
    fc.assert(
      fc.property(someMatter, ({ process, told, on }) => {
        const steps = stepsOf(...told, ['closed', on])
        expect(deadlinesOf([matterOf(process.id, steps)], NOTHING, on)).toEqual([])
      }),
    )
  })

  test('every limit of every process can be reached from its own events', () => {
    const missed = KNOWN.processes.flatMap((process) =>
      process.stations
        .filter((station) => {
          const told: Told[] = [
            ...(station.needs ?? []).map((event): Told => [event, '2026-09-07']),
            [station.from[0]?.event ?? '', '2026-09-07'],
          ]
          const found = pathFor(process.id, stepsOf(...told), '2026-09-08')(station.clock)
          return found.hangsOn === null
        })
        .map(({ clock }) => `${process.id}: ${clock}`),
    )
    expect(missed).toEqual([])
  })
})

test('deadlines stand in the order they fall due, what is due at once first', () => {
  const one = matterOf('ehc-assessment', stepsOf(['received', '2026-09-07']))
  const other = { ...matterOf('education-when-ill', stepsOf(['clear', '2026-10-02'])), root: 9 }
  const found = deadlinesOf([one, other], NOTHING, day('2026-10-05') satisfies Day)
  expect(found.map(({ clock }) => clock)).toEqual([
    'sickness-return',
    's19-illness',
    'ehcna-decision',
    'ehcna-no-plan',
    'ehcp-draft-due',
    'ehcp-final',
  ])
  expect(found.map(({ kind }) => kind)).toEqual(['hard', 'hard', 'hard', 'hard', 'soft', 'hard'])
})

test('who owes it is whoever answers it: whom the matter is with, or somebody else by name', () => {
  const who = (process: string, told: Told[], clock: string, school: string | null = null) => {
    const found = deadlinesOf(
      [{ ...matterOf(process, stepsOf(...told)), school }],
      NOTHING,
      day('2026-09-08'),
    )
    return found.find((each) => each.clock === clock)?.who
  }
  const received: Told = ['received', '2026-09-07']
  expect(who('ehc-assessment', [received], 'ehcna-decision')).toBe('The council')
  const asked: Told = ['advice-asked', '2026-09-07']
  expect(who('ehc-assessment', [asked], 'ehcna-advice')).toBe('The professionals who were asked')
  const final: Told = ['final', '2026-09-07']
  expect(who('ehc-assessment', [final], 'ehcp-deliver-health')).toBe('The health board (ICB)')
  expect(who('ehc-assessment', [final], 'appeal-lodge')).toBe('you')
  const meeting: Told = ['meeting', '2026-09-07']
  expect(who('annual-review', [meeting], 'ar-report', 'Hillview')).toBe('Hillview')
  const declined: Told = ['declined', '2026-09-07']
  expect(who('appeal', [declined], 'med-cert-declined')).toBe('The mediation adviser')
})

test('the first page has what binds for as long as it is owed, and the rest for four weeks', () => {
  const on = (text: string) => {
    const matters = [
      matterOf('ehc-assessment', stepsOf(['received', '2026-09-07'])),
      { ...matterOf('complaint-school', stepsOf(['complaint-received', '2026-09-07'])), root: 2 },
    ]
    return dueNow(deadlinesOf(matters, NOTHING, day(text)), day(text)).map(({ clock }) => clock)
  }
  expect(on('2026-09-08')).toEqual(['sc-ack'])
  expect(on('2026-10-05')).toContain('ehcna-decision')
  expect(on('2026-12-20')).toEqual(['ehcna-decision', 'ehcna-no-plan'])
})
