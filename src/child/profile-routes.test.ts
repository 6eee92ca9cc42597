import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'

let site: TestSite
let record: string
let path: string

beforeAll(async () => {
  site = await testSite()
  record = await site.begin('Robin')
  path = `/records/${record}/profile`
})
afterAll(() => site.close())

const text = async (url: string): Promise<string> => (await site.get(url)).text()
const kept = (kind: string) => site.within(record, (write) => findNewest(write, [kind]))
const ROLE = { 'role-0': 'the lunch hall', 'things-0': 'Eats in the library' }
const token = () => crypto.randomUUID()

describe('the child in one page', () => {
  test('an empty page teaches, and a form with nothing in it says what to do', async () => {
    expect(await text(path)).toContain('Begin the page')
    const slip = await site.post(`${path}/edit`, { token: token(), madeWith: 'Robin and Alex' })
    expect(slip.status).toBe(422)
    const page = await slip.text()
    expect(page).toContain('Write one thing')
    expect(page).toContain('Robin and Alex')
  })

  test('sent twice it is kept once, readable by whoever wrote it', async () => {
    const fields = { token: token(), 'three-0': 'Let me go', helps: 'Ten minutes\nThe corner' }
    for (const _ of [1, 2]) expect((await site.post(`${path}/edit`, fields)).status).toBe(303)
    const profiles = await kept('profile')
    expect(profiles).toHaveLength(1)
    expect(profiles[0]).toMatchObject({ shelf: 'profile', audience: 'me', amends: null })
    expect(await text(path)).toContain('The corner')
  })

  test('a change is a new version that says what changed; the older one stays readable', async () => {
    const [first] = await kept('profile')
    await site.post(`${path}/edit`, {
      token: token(),
      'three-0': 'Let me go',
      helps: 'Ten minutes\nThe library',
      'role-0': 'the lunch hall',
      'things-0': 'Eats in the library',
      before: '2019: an old note\nNovember 2026: back for three hours',
    })
    const page = await text(path)
    expect(page).toContain('The library')
    expect(page).not.toContain('The corner')
    expect(page.indexOf('Earlier years')).toBeLessThan(page.indexOf('an old note'))
    expect(await text(`${path}/changes`)).toMatch(/<del>.*corner<\/del>.*library/s)
    expect(await text(`/records/${record}/entries/${first?.address}`)).toContain('The corner')
  })

  test('one reader gets three things and nothing else', async () => {
    const page = await text(`${path}/for?role=the+lunch+hall`)
    expect(page).toContain('Eats in the library')
    expect(page).not.toContain('Ten minutes')
    expect((await site.get(`${path}/for?role=nobody`)).status).toBe(404)
  })

  test('a photo is kept without its place and time, and what is no picture comes back with a word', async () => {
    const withPlace = await sharp({
      create: { width: 40, height: 40, channels: 3, background: '#8aa' },
    })
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .jpeg()
      .toBuffer()
    const send = async (bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({
        ...ROLE,
        token: token(),
        'three-0': 'Let me go',
      }))
        form.set(name, value)
      form.set('files', new File([bytes], 'robin.jpg', { type: 'image/jpeg' }))
      return site.post(`${path}/edit`, form)
    }
    const slip = await send(new TextEncoder().encode('not a picture'))
    expect(slip.status).toBe(422)
    expect(await slip.text()).toContain('Choose a picture')
    expect((await send(Uint8Array.from(withPlace))).status).toBe(303)
    const [profile] = await kept('profile')
    const photo = await site.get(`/records/${record}/entries/${profile?.address}/files/0`)
    const kind = await sharp(Buffer.from(await photo.arrayBuffer())).metadata()
    expect([kind.format, kind.exif]).toEqual(['jpeg', undefined])
    expect(await text(path)).toContain('/files/0')
  })

  test('a page for the class is there only once the child said yes', async () => {
    const fields = { 'three-0': 'Let me go', forClass: 'Loud rooms hurt my ears', ...ROLE }
    await site.post(`${path}/edit`, { ...fields, token: token() })
    expect((await site.get(`${path}/class`)).status).toBe(404)
    await site.post(`${path}/edit`, { ...fields, token: token(), classYes: 'yes' })
    expect(await text(`${path}/class`)).toContain('Loud rooms hurt my ears')
  })

  test(
    'prints one side of A4, easy read, and a card, each a tagged PDF',
    { timeout: 60_000 },
    async () => {
      for (const sheet of ['one-page.pdf', 'easy-read.pdf', 'for.pdf?role=the+lunch+hall']) {
        const response = await site.get(`${path}/${sheet}`)
        expect(response.headers.get('content-type')).toBe('application/pdf')
        const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1')
        expect(pdf.startsWith('%PDF')).toBe(true)
        expect(pdf).toContain('/Marked true')
      }
    },
  )

  test('a strategy is taken away without a reason, and the page says so', async () => {
    const fields = { token: token(), title: 'Blue card', do: 'Nod', dont: 'Ask why' }
    await site.post(`${path}/strategies/new`, fields)
    const [strategy] = await kept('strategy')
    const gone = await site.post(`${path}/strategies/${strategy?.address}`, {
      ...fields,
      token: token(),
      isRemoved: 'yes',
      'removed-day': '10',
      'removed-month': '9',
      'removed-year': '2026',
    })
    expect(gone.status).toBe(303)
    expect(await text(path)).toContain('No reason was given.')
    const slip = await site.post(`${path}/strategies/new`, { token: token(), isRemoved: 'yes' })
    expect(await slip.text()).toContain('Give the day it was taken away')
  })

  test('who was told, and told again with one tap', async () => {
    await site.post(`${path}/told`, { token: token(), to: 'Tom Castle' })
    const again = { token: token(), to: 'Tom Castle', again: 'yes' }
    for (const _ of [1, 2]) await site.post(`${path}/told`, again)
    expect((await kept('telling')).map(({ title }) => title)).toEqual([
      'Told Tom Castle',
      'Told Tom Castle again',
    ])
    expect((await site.post(`${path}/told`, { token: token(), to: ' ' })).status).toBe(422)
  })

  test('a first concern keeps its own day, who, to whom and what followed', async () => {
    await site.post(`${path}/concerns/new`, {
      token: token(),
      about: 'Too loud',
      raisedBy: 'Alex',
      to: 'Hana Petrov',
      'on-day': '19',
      'on-month': '5',
      'on-year': '2025',
      followed: 'The quiet corner',
    })
    const [concern] = await kept('concern')
    expect(concern).toMatchObject({
      happened: { day: '2025-05-19' },
      title: 'Alex raised with Hana Petrov: Too loud',
    })
  })

  test('a stranger finds nothing here', async () => {
    const other = await site.stranger()
    await expect(
      site.within(record, (write) => findNewest(write, ['profile']), other.id),
    ).rejects.toThrow()
    expect((await site.asNobody(path)).status).toBe(303)
  })
})
