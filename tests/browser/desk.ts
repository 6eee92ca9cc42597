/** A desk for the signed-in account: a record of another family, with something on it of every sort. */
import { append } from '../../src/record/append.ts'
import { day } from '../../src/platform/day.ts'
import { person, seatStaff } from '../../src/desk/test-desk.ts'
import { USUAL } from '../../src/test-site.ts'
import type { Served } from './site.ts'

/** The pages of the desk, by name. */
export async function aDesk({ site }: Served): Promise<Readonly<Record<string, string>>> {
  const [family, hale] = [await site.stranger(), await person(site, 'Mr Hale')]
  const record = await site.begin('Sam', family.id)
  const school = { organisation: 'Hillview Academy' }
  const account = { ...site.account, name: 'Ms Okafor' }
  await seatStaff(site, record, { ...school, account, role: 'SENCO' })
  const seat = await seatStaff(site, record, { ...school, account: hale, role: 'class teacher' })
  const happened = (text: string) => ({ day: day(text), time: null, precision: 'day' as const })
  const owed = (kind: string, title: string, debtor: string) => ({
    ...USUAL,
    kind,
    happened: happened('2026-10-01'),
    audience: 'circle' as const,
    body: { title, debtor, creditor: 'Jo Reed', due: '2026-11-10', dueBasis: 'agreed' },
  })
  const { entries } = await site.within(
    record,
    (write) =>
      append(write, [
        owed('ask', 'Who supervises lunch, and does everyone know of the card?', 'Ms Okafor'),
        owed('promise', 'Ring each Friday', 'Mr Hale'),
        {
          ...USUAL,
          kind: 'part-time timetable',
          shelf: 'days',
          audience: 'circle',
          body: { hours: 'mornings only', review: '2026-11-30', agreed: 'yes' },
        },
        {
          ...USUAL,
          kind: 'profile',
          shelf: 'profile',
          audience: 'circle',
          body: { three: ['Let me go when the card is out'] },
        },
      ]),
    family.id,
  )
  return {
    desk: '/desk',
    'desk-chosen': '/desk?sort=question&whose=mine&order=due',
    'desk-nothing': '/desk?who=Nobody',
    'desk-act': `/records/${record}/desk/${entries[0]?.address}`,
    'desk-people': '/desk/people',
    'desk-left': `/desk/left?who=${seat}`,
    'desk-kept': '/desk/kept',
    'desk-print': '/desk/print',
  }
}
