/** Answering and passing on from the desk: read by the family, signed, once, and only where a seat may write. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { standingOf } from '../commitments/commitment.ts'
import { holdersOf } from '../commitments/hand-over.ts'
import { findOwed } from '../commitments/store.ts'
import { day } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { asPerson, person, seatStaff } from './test-desk.ts'

const ON = day('2026-11-21')
const TOKEN = '11111111-2222-4333-8444-555555555555'

let site: TestSite
let okafor: Account
let robin: string
let me: Awaited<ReturnType<typeof asPerson>>
beforeAll(async () => {
  site = await testSite()
  okafor = await person(site, 'Ms Okafor')
  robin = await site.begin('Robin')
  const hillview = { organisation: 'Hillview Academy' }
  await seatStaff(site, robin, { ...hillview, account: okafor, role: 'SENCO and class teacher' })
  const hale = { ...hillview, account: await person(site, 'Mr Hale') }
  await seatStaff(site, robin, { ...hale, role: 'class teacher' })
  me = await asPerson(site, okafor)
})
afterAll(() => site.close())

async function asked(title: string, more: object = {}): Promise<string> {
  const [entry] = await site.add(robin, {
    kind: 'ask',
    happened: { day: day('2026-10-01'), time: null, precision: 'day' },
    audience: 'circle',
    body: { title, debtor: 'Ms Okafor', creditor: 'Alex Ward' },
    ...more,
  })
  return entry?.address ?? ''
}

const owed = async (title: string) =>
  (await site.within(robin, (write) => findOwed(write, ON))).find((each) => each.title === title)

describe('an answer from the desk', () => {
  test('is one line, right there; the family reads who said it; sent twice it is there once', async () => {
    const address = await asked('Who supervises lunch?')
    const page = await (await me.get('/desk?sort=question')).text()
    expect(page).toContain(`action="/records/${robin}/desk/${address}"`)
    const fields = {
      token: TOKEN,
      do: 'answer',
      as: 'answered',
      words: 'Mr Hale does, in the library.',
      back: '?sort=question&next=https://evil.example',
    }
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await me.post(`/records/${robin}/desk/${address}`, fields)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/desk?sort=question&done=answered')
    }
    const found = await owed('Who supervises lunch?')
    expect(found?.answers).toHaveLength(1)
    expect(found === undefined ? '' : standingOf(found, ON)).toBe('met')
    const entries = await site.within(robin, (write) => findNewest(write, ['answer']))
    expect(entries[0]).toMatchObject({ author: 'Ms Okafor', audience: 'circle' })
    expect(await (await me.get('/desk?done=answered')).text()).toContain('The family sees it')
  })

  test('that says nothing comes back with what to do, and keeps nothing', async () => {
    const address = await asked('Send the plan')
    const answer = await me.post(`/records/${robin}/desk/${address}`, {
      token: TOKEN,
      do: 'answer',
      as: 'part',
      words: '  ',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Write what you want to tell the family')
    expect((await owed('Send the plan'))?.answers).toEqual([])
  })

  test('to what only some may read is read by those and nobody else', async () => {
    const member = await site.within(
      robin,
      async (write) =>
        (
          await write.tx
            .selectFrom('member')
            .select('id')
            .where('account_id', '=', okafor.id)
            .executeTakeFirstOrThrow()
        ).id,
    )
    const address = await asked('Between us', { audience: { people: [member] } })
    await me.post(`/records/${robin}/desk/${address}`, {
      do: 'answer',
      as: 'refused',
      words: 'We cannot, for there is no room.',
    })
    const entries = await site.within(robin, (write) => findNewest(write, ['answer']))
    const kept = entries.find(({ body }) => (body as { as: string }).as === 'refused')
    expect(kept?.audience).toMatchObject({ people: expect.arrayContaining([member]) as unknown })
    expect((await owed('Between us'))?.answers).toHaveLength(1)
  })
})

describe('giving it to a colleague', () => {
  test('names who has it now, with the giver’s words, on the family’s own page', async () => {
    const address = await asked('Ring about the trip')
    const page = await (await me.get(`/records/${robin}/desk/${address}`)).text()
    expect(page).toContain('<option value="Mr Hale">')
    const fields = {
      token: TOKEN.replace('1', '2'),
      do: 'pass on',
      to: 'Mr Hale',
      why: 'He teaches Robin.',
    }
    for (let turn = 0; turn < 2; turn += 1)
      expect((await me.post(`/records/${robin}/desk/${address}`, fields)).status).toBe(303)
    const found = await owed('Ring about the trip')
    expect(found?.handOvers).toHaveLength(1)
    expect(found === undefined ? [] : holdersOf(found, ON).map(({ who }) => who)).toEqual([
      'Ms Okafor',
      'Mr Hale',
    ])
    const family = await (await site.get(`/records/${robin}/owed/${address}`)).text()
    expect(family).toContain('Mr Hale, since 21 November')
  })

  test('who has it already cannot be given it', async () => {
    const address = await asked('A copy of the policy')
    const fields = { do: 'pass on', to: '', other: 'ms  okafor' }
    const answer = await me.post(`/records/${robin}/desk/${address}`, fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('has it already')
  })
})

describe('who may', () => {
  test('a seat that only reads is offered nothing and can do nothing', async () => {
    const address = await asked('Only read')
    const reader = await person(site, 'Ms Reader')
    await seatStaff(site, robin, {
      account: reader,
      role: 'health',
      shelves: ['messages', 'meetings'],
      writes: ['meetings'],
    })
    const other = await asPerson(site, reader)
    expect(await (await other.get('/desk?whose=all')).text()).not.toContain(`/desk/${address}"`)
    const page = await (await other.get(`/records/${robin}/desk/${address}`)).text()
    expect(page).toContain('does not let you write on it')
    const answer = await other.post(`/records/${robin}/desk/${address}`, {
      do: 'answer',
      as: 'answered',
      words: 'Hello',
    })
    expect(answer.status).toBe(403)
    expect((await owed('Only read'))?.answers).toEqual([])
  })

  test('a stranger, and what is hidden from the seat, are both “not here”', async () => {
    const hidden = await asked('Hidden', { audience: 'me' })
    const stranger = await asPerson(site, await person(site, 'Nobody'))
    const shown = await asked('Shown')
    for (const [who, address] of [
      [me, hidden],
      [stranger, shown],
    ] as const) {
      const fields = { do: 'answer', as: 'answered', words: 'x' }
      expect((await who.get(`/records/${robin}/desk/${address}`)).status).toBe(404)
      expect((await who.post(`/records/${robin}/desk/${address}`, fields)).status).toBe(404)
    }
  })
})
