import { describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { KNOWN, LAW, processOf } from './known.ts'
import { ladderOf } from './ladder.ts'
import type { Step } from './matter.ts'
import { pathOf } from './path.ts'

function ladderAt(process: string, told: readonly (readonly [string, string])[], on: string) {
  const found = processOf(process)
  if (found === null) throw new Error(process)
  const steps = told.map(([event, at], index): Step => ({
    seq: index,
    root: index,
    address: `s${index}`,
    event,
    day: day(at),
    precision: 'day',
    words: null,
    source: null,
  }))
  const path = pathOf(
    { law: LAW, process: found, steps, calendar: null, policies: new Map() },
    day(on),
  )
  return ladderOf({ law: LAW, ladders: KNOWN.ladders, process: found, steps, path }, day(on))
}

const states = (ladder: ReturnType<typeof ladderAt>) => ladder?.rungs.map(({ state }) => state)

describe('the ladder', () => {
  const asked = [['received', '2026-09-07']] as const

  test('is not called for while every day is still to come', () => {
    const ladder = ladderAt('ehc-assessment', asked, '2026-10-01')
    expect(ladder?.isCalledFor).toBe(false)
    expect(ladder?.rungs.every(({ until }) => until === null)).toBe(true)
  })

  test('says until when one may ask, from the day that was missed', () => {
    const ladder = ladderAt('ehc-assessment', asked, '2026-10-20')
    expect(ladder?.isCalledFor).toBe(true)
    expect(states(ladder)?.[0]).toBe('next')
    const until = new Map(ladder?.rungs.map((each) => [each.rung.id, each.until?.due]))
    // The answer was due on 19 October 2026: twelve months, and three months, from that day.
    expect(until.get('lgsco')).toBe('2027-10-19')
    expect(until.get('pre-action')).toBe('2027-01-19')
  })

  test('stands on the highest rung that was taken, and knows the day', () => {
    const ladder = ladderAt(
      'ehc-assessment',
      [...asked, ['council-stage-1', '2026-10-21']],
      '2026-10-22',
    )
    expect(states(ladder)).toEqual(['here', 'next', 'ahead', 'ahead'])
    expect(ladder?.rungs[0]?.since).toBe('2026-10-21')
  })

  test('reads the rungs of a complaint from its own steps', () => {
    const ladder = ladderAt(
      'complaint-school',
      [
        ['complained', '2026-09-07'],
        ['stage-2-asked', '2026-10-01'],
      ],
      '2026-10-02',
    )
    expect(states(ladder)?.slice(0, 3)).toEqual(['behind', 'here', 'next'])
    expect(ladder?.rungs[2]?.event).toBe('dfe-complained')
  })

  test('takes the limit of its own path where it has one', () => {
    const ladder = ladderAt('appeal', [['decision', '2026-10-01']], '2026-10-02')
    const appeal = ladder?.rungs.find(({ rung }) => rung.id === 'appeal')
    expect(appeal?.until).toMatchObject({ due: '2026-12-01' })
  })
})
