import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../../test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

test('a need is put together from what the record holds and what a parent sees', async () => {
  const record = await site.begin()
  const [need, report] = await site.add(
    record,
    { kind: 'need', shelf: 'profile', body: { title: 'Noise hurts' } },
    { kind: 'note', body: { title: 'Occupational therapy report', words: 'Startles at the bell' } },
  )
  const here = `/records/${record}/needs/${need?.address}/sides`
  expect(await (await site.get(here)).text()).toContain('Write down what we see at home')
  const found = await (await site.get(`${here}/find?q=therapy`)).text()
  expect(found).toContain(`put?entry=${report?.address}`)
  const slip = await site.post(`${here}/put`, { entry: report?.address ?? '' })
  expect(slip.status).toBe(422)
  expect(await slip.text()).toContain('Say whose view it is')
  const token = '5f0a4a3e-7c1f-4b9e-9c52-1f9f3a7f0c11'
  for (const _ of [1, 2])
    await site.post(`${here}/put`, {
      entry: report?.address ?? '',
      from: 'clinic',
      says: 'shows it',
      token,
    })
  const wrong = await site.post(`${here}/seen`, { what: 'Under the table', times: 'lots' })
  expect(await wrong.text()).toContain('Give a whole number of times')
  await site.post(`${here}/seen`, {
    what: 'Under the table',
    times: '5',
    per: 'week',
    minutes: '40',
  })
  const page = await (await site.get(here)).text()
  expect(page.match(/Occupational therapy report/g)).toHaveLength(1)
  expect(page).toContain('5 times a week; 40 minutes each')
  expect(page).toContain('Home and the clinic show it.')
})

test('what is no need has no sides', async () => {
  const record = await site.begin()
  const [note] = await site.add(record, { kind: 'note', body: { words: 'x' } })
  expect((await site.get(`/records/${record}/needs/${note?.address}/sides`)).status).toBe(404)
})
