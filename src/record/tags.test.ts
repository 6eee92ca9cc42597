import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSite, type TestSite } from '../test-site.ts'
import { findLines } from './store.ts'
import { findTags, findTagsOf } from './tags.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

test('an entry is found by its tags, the latest of which say them all, and only by whoever may see them', async () => {
  const record = await site.begin()
  const [lunch, trip] = await site.add(
    record,
    { body: { title: 'Lunch', words: 'x' } },
    { body: { title: 'Trip', words: 'y' } },
  )
  const page = await site.get(`/records/${record}/entries/${lunch!.address}`)
  expect(await page.text()).toContain('Tags: none yet')
  const saved = await site.post(`/records/${record}/entries/${lunch!.address}/tags`, {
    tags: ' Lunch , quiet place,lunch,',
  })
  expect(saved.status).toBe(303)
  await site.add(
    record,
    { kind: 'tags', body: { of: trip!.seq, tags: ['lunch'] } },
    { kind: 'tags', body: { of: trip!.seq, tags: [] } },
  )
  await site.within(record, async (write) => {
    expect(await findTags(write)).toEqual(['lunch', 'quiet place'])
    expect(await findTagsOf(write, trip!.root)).toEqual([])
    expect((await findLines(write, { atMost: 9, tag: 'lunch' })).map((line) => line.title)).toEqual(
      ['Lunch'],
    )
  })
  const found = await (await site.get(`/records/${record}/timeline?tag=Lunch`)).text()
  expect(found).toContain('Lunch')
  expect(found).not.toContain('Trip')
  const path = `/records/${record}/entries/${trip!.address}`
  expect(await (await site.get(path)).text()).toContain('Mark it on the charts of days as')
  expect((await site.post(`${path}/tags`, { tags: 'bus', add: 'meeting' })).status).toBe(303)
  expect((await site.post(`${path}/tags`, { tags: 'bus', add: 'nothing offered' })).status).toBe(
    303,
  )
  await site.post(`${path}/tags`, { tags: 'bus, meeting', add: 'staff change' })
  await site.within(record, async (write) => {
    expect(await findTagsOf(write, trip!.root)).toEqual(['bus', 'meeting', 'staff change'])
  })
  const stranger = await site.stranger()
  await expect(site.within(record, findTags, stranger.id)).rejects.toThrow('no such record')
})
