/** Somebody leaves by themselves: what they had goes to a name or is said to be nobody's, and the family is told. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { findChangedHands } from './changed-hands.ts'
import { asPerson, person, seatStaff, type StaffSeat } from './test-desk.ts'

const ON = day('2026-11-21')

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

async function withPromise(name: string, seat: Omit<StaffSeat, 'account'>) {
  const record = await site.begin('Robin')
  const account = await person(site, name)
  await seatStaff(site, record, { account, ...seat })
  const [promise] = await site.add(record, {
    kind: 'promise',
    audience: 'circle',
    body: { title: 'A quiet corner', debtor: name, creditor: 'Alex Ward' },
  })
  const at = await asPerson(site, account)
  const leave = (form: Record<string, string>) =>
    at.post(`/records/${record}/circle/leave`, { do: 'leave', ...form })
  const told = async () => ({
    left: await site.within(record, (write) => findNewest(write, ['left'])),
    over: (await site.within(record, (write) => findChangedHands(write, ON))).over,
  })
  return { leave, told, promise: promise?.address ?? '' }
}

describe('leaving by oneself', () => {
  test('asks who has what is still open, and keeps what was chosen', async () => {
    const { leave, told } = await withPromise('Mr Khan', { role: 'TA', organisation: 'Hillview' })
    const answer = await leave({})
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Write who has these from now on')
    expect(page).toContain('A quiet corner')
    expect((await told()).left).toEqual([])
  })

  test('passes it on to whoever is named, and tells the family in an entry', async () => {
    const { leave, told, promise } = await withPromise('Mr Khan', {
      role: 'TA',
      organisation: 'Hillview',
    })
    expect((await leave({ to: 'Ms Okafor', promises: promise })).status).toBe(200)
    const { left, over } = await told()
    expect(
      left.map(({ title, body, author }) => [title, (body as { to: string }).to, author]),
    ).toEqual([['Mr Khan has left Hillview', 'Ms Okafor', 'Mr Khan']])
    expect(over).toEqual([])
  })

  test('says on the family’s first page what nobody has yet; a seat that cannot write too', async () => {
    const { leave, told } = await withPromise('Mr Grey', { role: 'advocate', writes: [] })
    expect((await leave({ nobody: 'yes' })).status).toBe(200)
    const { left, over } = await told()
    expect(left).toEqual([])
    expect(over.map(({ name, open }) => [name, open.map(({ title }) => title)])).toEqual([
      ['Mr Grey', ['A quiet corner']],
    ])
  })
})
