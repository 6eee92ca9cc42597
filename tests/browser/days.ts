/** Some days, what happened in them, a register and a step back: for the pages that show them. */
import { randomUUID } from 'node:crypto'
import { addDays, day } from '../../src/platform/day.ts'
import type { EntryDraft } from '../../src/record/entry.ts'
import type { Served } from './site.ts'

const MONDAY = day('2026-11-02')
const on = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
const told = (kind: string, text: string, body: object): Partial<EntryDraft> => ({
  kind,
  happened: on(text),
  shelf: 'days',
  body,
})

/** Adds them to `record` and returns the pages they are on, by name. */
export async function someDays(
  { site }: Served,
  record: string,
): Promise<Readonly<Record<string, string>>> {
  const [incident, , observation, step] = await site.add(
    record,
    told('incident', '2026-11-10', {
      behaviour: 'He hid under his coat, and was manipulative.',
      antecedent: 'The alarm',
      childSaid: 'The fire alarm was a boy.',
      where: 'Canteen',
      lesson: 'Lunch',
      adults: ['Mrs Frost'],
      hard: 4,
      strategies: [{ name: 'Blue card', used: 'not used' }],
      sanction: 'Detention',
      explained: 'yes',
      schoolRecorded: '2026-11-11',
      familyTold: '2026-11-17',
    }),
    told('suspension', '2026-11-12', {
      sort: 'unofficial',
      words: 'Please collect him.',
      sessions: 1,
    }),
    told('observation', '2026-11-13', { by: 'Mr Fell', minutes: 60, different: 'A quiet room' }),
    told('reintegration step', '2026-11-14', {
      title: 'Ten minutes in the library',
      acknowledge: 'That the card was taken away',
      homeOffLimits: true,
    }),
    told('medical evidence', '2026-09-28', { title: 'A letter', to: 'Hillview Academy' }),
    told('part-time timetable', '2026-11-09', { hours: 'Mornings' }),
    told('strategy', '2026-09-14', { title: 'Time-out card', do: 'Nod' }),
    told('factor', '2026-11-14', { way: 'pushes away', words: 'The bell', from: 'child' }),
    told('missed work', '2026-11-14', { title: 'Fractions', sort: 'can go' }),
    told('voice', '2026-11-14', {
      words: 'Ten minutes. I hate it.',
      pictures: ['tired'],
      alone: true,
    }),
    ...[0, 1, 2, 3, 4, 7, 8, 9].flatMap((at) => [
      told('check-in', addDays(MONDAY, at), { from: 'home', worry: 5 - (at % 5), word: 'tired' }),
      told('check-in', addDays(MONDAY, at), { from: 'school', worry: 1, energy: 3, word: 'fine' }),
      told('attendance', addDays(MONDAY, at), { session: 'am', code: at % 2 === 0 ? 'O' : 'I' }),
      told('attendance', addDays(MONDAY, at), { session: 'pm', code: at % 3 === 0 ? '\\' : 'Y1' }),
    ]),
  )
  if (incident === undefined || observation === undefined || step === undefined)
    throw new Error('What was added is not there.')
  await site.add(
    record,
    told('why', '2026-11-11', { of: incident.seq, notKnown: true }),
    told('step answer', '2026-11-15', { of: step.seq, answer: 'no', words: 'Not yet.' }),
  )
  await aMailedReader(site, record)
  await site.add(
    record,
    told('finding', '2026-11-16', {
      finding: 'sanctioned-for-known-need',
      rule: 'sanctioned-for-known-need',
      verdict: 'kept',
      claim: 'A detention followed the alarm.',
      for: [incident.seq],
      cameNext: [observation.seq, step.seq],
      links: [{ of: step.seq, words: 'he chose the library' }],
    }),
  )
  return pagesOf(`/records/${record}`, { incident, observation })
}

/** A maths teacher who reads by mail: one page went, and the next came back. */
async function aMailedReader(site: Served['site'], record: string): Promise<void> {
  const member = randomUUID()
  const [reader] = await site.add(
    record,
    told('reader', '2026-11-02', { name: 'Mr Finch', role: 'maths', member, until: '2027-02-01' }),
  )
  const mail = { reader: reader?.seq, on: '2026-11-02', number: 0 }
  await site.add(
    record,
    told('reader mail', '2026-11-02', { ...mail, as: 'handed over' }),
    told('reader mail', '2026-11-03', { ...mail, as: 'came back', words: '5.1.1 No such user' }),
  )
}

type Shown = { readonly address: string }

function pagesOf(path: string, of: { readonly incident: Shown; readonly observation: Shown }) {
  const { incident, observation } = of
  return {
    happened: `${path}/incidents`,
    'happened-one': `${path}/incidents/${incident.address}?saved=yes`,
    'happened-observation': `${path}/incidents/${observation.address}`,
    'happened-correct': `${path}/incidents/${incident.address}/correct`,
    'happened-new': `${path}/incidents/new/incident`,
    'happened-suspension': `${path}/incidents/new/suspension`,
    days: `${path}/days?range=weeks`,
    'check-in': `${path}/days/check-in`,
    'days-charts': `${path}/days/charts`,
    'days-words': `${path}/days/words`,
    attendance: `${path}/attendance`,
    'attendance-marks': `${path}/attendance/marks`,
    'attendance-bring': `${path}/attendance/bring`,
    absence: `${path}/attendance/absence?day=2026-11-20`,
    absenceDay: `${path}/attendance/absence`,
    'kinder-letters': `${path}/attendance/letters`,
    work: `${path}/attendance/work`,
    'way-back': `${path}/way-back`,
    'step-new': `${path}/days/new/step`,
    'days-links': `${path}/days/links`,
    'readers-mailed': `${path}/readers`,
    finding: `${path}/patterns/sanctioned-for-known-need`,
    child: `${path}/child`,
    'child-say': `${path}/child/say`,
    'child-day': `${path}/child/day`,
  }
}
