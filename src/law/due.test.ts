import { describe, expect, it } from 'vitest'
import { day } from '../platform/day.ts'
import { type Due, due } from './due.ts'
import { ENGLAND } from './england/england.ts'

const find = (id: string, from: string, facts: Record<string, string> = {}): Due => {
  const found = due(ENGLAND, id, day(from), { facts })
  if ('error' in found) throw new Error(found.error)
  return found
}

const slip = (id: string, facts: Record<string, string> = {}): string => {
  const found = due(ENGLAND, id, day('2026-09-07'), { facts })
  return 'error' in found ? found.error : ''
}

describe('a due date', () => {
  it('explains itself step by step', () => {
    expect(find('ehcna-decision', '2026-09-07').explanation).toMatchInlineSnapshot(`
      [
        "Counted from Monday 7 September 2026. What starts it: Council receives the request (or becomes responsible under CFA s.24). Not when a panel meets, a form is completed, or the school replies.",
        "That day is day 0. 6 weeks is 42 days.",
        "It ends on Monday 19 October 2026.",
        "Weekends, bank holidays and school holidays all count, and do not move the last day.",
        "The council may rely on an exception, only if it made this date impractical: advice asked of a school in the run-up to or during a closure of 4 weeks or more; exceptional personal circumstances; the child or family away for 4 weeks or more. Ask which one. It must still answer as soon as it can.",
        "Source: SEND Regulations 2014, reg 5(1), (4) (regulations: must).",
        "Checked against the text of the law itself.",
      ]
    `)
  })

  it('shows the source, the force and the flag', () => {
    expect(find('ehcna-decision', '2026-09-07')).toMatchObject({
      clock: 'ehcna-decision',
      due: '2026-10-19',
      earliest: '2026-10-19',
      latest: '2026-10-19',
      force: 'regs',
      flag: 'YES-P',
      source: { short: 'SEND Regulations 2014', provision: 'reg 5(1), (4)' },
    })
  })

  it('has no date for what has no number', () => {
    for (const { id, count } of ENGLAND.clocks) {
      if (count.rule !== 'ASAP' && count.rule !== 'NONE') continue
      expect(find(id, '2026-11-02').due).toBeNull()
    }
    expect(find('ehcp-deliver-education', '2026-11-02').explanation.join(' ')).toContain('Due now')
    expect(find('nhs-reply', '2026-11-02').due).toBeNull()
  })

  it('has no single school-day date without the school’s calendar, and names what it assumed', () => {
    const found = find('irp-apply', '2026-10-13')
    expect(found).toMatchObject({ due: null, earliest: '2026-11-03', latest: '2026-11-10' })
    expect(found.explanation.join(' ')).toContain(
      'autumn half-term from Monday 26 October 2026 to Friday 30 October 2026',
    )
  })

  it('takes the later of two limits for an appeal, and asks for the date it lacks', () => {
    expect(find('appeal-lodge', '2026-10-01').asks).toEqual(['certificate_issued'])
    const later = find('appeal-lodge', '2026-10-01', { certificate_issued: '2026-11-29' })
    expect(later.due).toBe('2027-01-04')
    expect(later.asks).toEqual([])
    const early = find('appeal-lodge', '2026-10-01', { certificate_issued: '2026-10-20' })
    expect(early.due).toBe('2026-12-01')
  })

  it('lets no Christmas or August rule move a discrimination claim, and names a safe day', () => {
    const found = find('eqa-claim', '2026-09-15')
    expect(found.due).toBe('2027-03-14')
    expect(found.explanation.join(' ')).toContain('Friday 12 March 2027')
    expect(find('eqa-claim', '2026-02-10').due).toBe('2026-08-09')
  })

  it('leaves August and Christmas out of the council’s answer, but not out of a date that is fixed', () => {
    expect(find('appeal-la-response', '2026-11-20').due).toBe('2027-01-11')
    expect(find('appeal-la-response', '2026-11-20', { tribunal_date: '2026-12-29' }).due).toBe(
      '2026-12-29',
    )
  })

  it('stands a subject access request still while the body waits for what it needs', () => {
    const waiting = find('sar', '2026-09-01', { clarification_asked: '2026-09-10' })
    expect(waiting.due).toBeNull()
    const answered = find('sar', '2026-09-01', {
      clarification_asked: '2026-09-10',
      clarification_given: '2026-09-20',
    })
    expect(answered.due).toBe('2026-10-12')
  })

  it('ends a freedom of information request to a school at the 60th working day at most', () => {
    const found = due(ENGLAND, 'foi-school', day('2026-07-20'), {
      calendar: {
        name: 'shut for a year',
        terms: [
          { from: day('2026-01-05'), to: day('2026-07-21'), name: 'a' },
          { from: day('2026-09-02'), to: day('2027-07-21'), name: 'b' },
        ],
        closures: [{ from: day('2026-09-02'), to: day('2027-04-01'), name: 'closed' }],
      },
    })
    expect(found).toMatchObject({ due: '2026-10-14' })
  })

  it('does not count a rule before it started, nor one that was never seen to start', () => {
    expect(find('dp-complaint-ack', '2026-06-18').due).toBeNull()
    expect(find('dp-complaint-ack', '2026-06-19').due).toBe('2026-07-19')
    expect(find('allergy-policy', '2026-10-01').explanation.join(' ')).toContain('do not count')
  })

  it('uses the number in a school’s own policy', () => {
    const found = find('sc-ack', '2026-10-05', { policy_days: '3' })
    expect(found.earliest).toBe('2026-10-08')
    expect(found.flag).toBe('NO')
    expect(found.explanation.join(' ')).toContain('IPSEA or SENDIASS')
  })

  it('answers a slip with a sentence', () => {
    expect(slip('ehcna-decisoin')).toContain('ehcna-decision')
    expect(due(ENGLAND, 'sar', day('1850-01-01'))).toHaveProperty('error')
    expect(slip('appeal-lodge', { certificate_issued: 'soon' })).toContain('2026-09-07')
  })

  it('tells no family that a right is lost', () => {
    for (const clock of ENGLAND.clocks.filter(({ parent }) => parent)) {
      expect(find(clock.id, '2026-10-06').explanation.join(' ')).toContain('ask for more time')
    }
  })

  it('ends before an exam even where the school days can only be given as a range', () => {
    expect(find('gov-exam', '2026-09-07', { exam_date: '2026-09-14' })).toMatchObject({
      due: '2026-09-13',
      earliest: '2026-09-13',
      latest: '2026-09-13',
    })
    expect(find('gov-exam', '2026-10-13', { exam_date: '2026-11-06' })).toMatchObject({
      due: null,
      earliest: '2026-11-03',
      latest: '2026-11-05',
    })
  })

  it('counts what follows from the acknowledgement itself, once its day is known', () => {
    expect(find('la-stage1', '2026-09-07', { acknowledged: '2026-09-09' })).toMatchObject({
      due: '2026-09-23',
      also: [{ name: 'Answer, if they gave reasons for 10 more days', due: '2026-10-07' }],
    })
  })

  it('says that a fact nobody knows moved nothing', () => {
    const found = find('appeal-lodge', '2026-10-01', { certificate_isued: '2026-11-29' })
    expect(found.explanation.join(' ')).toContain('No clock has a fact called "certificate_isued"')
  })
})
