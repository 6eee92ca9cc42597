import { afterAll, expect, test } from 'vitest'
import { ReadingPool } from './pool.ts'
import type { Job } from './reading.ts'

const pool = new ReadingPool({ threads: 1, patienceMs: 10_000 })
afterAll(() => pool.close())

const job = (text: string, sort: Job['sort'] = 'mail'): Job => {
  const bytes = new TextEncoder().encode(text)
  return { sort, type: 'text/plain', source: { bytes }, size: bytes.length, envelope: null }
}

test('what is read comes back in order, whatever is wrong with some of it', async () => {
  const jobs = [
    job('From: a@b\r\n\r\none'),
    job('no message'),
    job('From: a@b\r\n\r\nthree'),
    job('words', 'text'),
  ]
  const reads = await pool.read(jobs)
  expect(reads.map((read) => read.is)).toEqual(['mail', 'unreadable', 'mail', 'paper'])
  expect(reads[2]).toMatchObject({ mail: { words: 'three' } })
})

test('many batches at once are all answered', async () => {
  const batches = Array.from({ length: 20 }, (_, index) => pool.read([job(`${index}`, 'text')]))
  const words = (await Promise.all(batches)).map(([read]) =>
    read?.is === 'paper' ? read.paper.words : null,
  )
  expect(words).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`))
})

test('a thread that does not come to an end costs only what it was reading', async () => {
  const hasty = new ReadingPool({ threads: 1, patienceMs: 1 })
  const slow = 'a'.repeat(20_000_000)
  const reads = await hasty.read([job(slow, 'text'), job(slow, 'text')])
  expect(reads.map((read) => read.is)).toEqual(['unreadable', 'unreadable'])
  expect(reads[0]?.key).toMatch(/^file:[0-9a-f]{64}$/)
  await hasty.close()
})

test('closed while it reads, it asks no ended thread again', async () => {
  const closed = new ReadingPool({ threads: 1, patienceMs: 600_000 })
  await closed.read([job('warm', 'text')])
  const slow = 'a'.repeat(20_000_000)
  const reading = closed.read([job(slow, 'text'), job(slow, 'text')])
  await new Promise((resolve) => setImmediate(resolve))
  await closed.close()
  expect(await reading).toEqual([])
})
