/** An apology counts: beside what it is for, seen by those who see that, and in a pack behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftPack } from '../packs/make.ts'
import { withApologies } from '../packs/apologies.ts'
import { PackSpec } from '../packs/spec.ts'
import { findNewest } from '../record/store.ts'
import { testSite, type TestSite } from '../test-site.ts'
import { visitAs, type Visitor } from './test-visitors.ts'

let site: TestSite
let record: string
let reid: Visitor
let nurse: Visitor
beforeAll(async () => {
  site = await testSite(new Date().toISOString())
  record = await site.begin('Robin')
  reid = await visitAs(site, record, {
    name: 'Ms Reid',
    role: 'SENCO',
    writes: ['incidents', 'messages'],
  })
  nurse = await visitAs(site, record, { name: 'Nurse Hale', role: 'health', writes: ['messages'] })
})
afterAll(() => site.close())

const WORDS = 'I sent him out without asking why. I should have asked.'

async function happened() {
  const [incident] = await site.add(record, {
    kind: 'incident',
    shelf: 'incidents',
    audience: { people: [reid.member] },
    body: { behaviour: 'He was sent out of the room by the heron' },
  })
  if (incident === undefined) throw new Error('nothing was added')
  return incident
}

describe('an apology', () => {
  test('stands where the failing stands, for whoever sees that, once', async () => {
    const incident = await happened()
    const form = `/records/${record}/apologies/new`
    const page = await (await reid.get(`${form}?about=${incident.address}`)).text()
    expect(page).toContain('<strong>Alex Ward and you</strong>')
    const fields = {
      about: incident.address,
      to: 'Robin',
      words: WORDS,
      token: crypto.randomUUID(),
    }
    expect((await reid.post(form, fields)).status).toBe(303)
    await reid.post(form, fields)
    for (const place of ['incidents', 'entries']) {
      const shown = await (await site.get(`/records/${record}/${place}/${incident.address}`)).text()
      expect(shown.match(/Ms Reid said sorry to Robin/g), place).toHaveLength(1)
      expect(shown).toContain('I should have asked.')
    }
    expect(await (await site.get(`/records/${record}/repair`)).text()).toContain('1 apology')
    expect(await (await nurse.get(`/records/${record}/repair`)).text()).not.toContain('should have')
    expect((await nurse.get(`${form}?about=${incident.address}`)).status).toBe(404)
  })

  test('is in a pack behind what it is for, without being asked for; and says so in a sentence', async () => {
    const [incident] = await site.within(record, (write) => findNewest(write, ['incident']))
    const spec = {
      to: 'The governors',
      issues: [{ heading: 'Sent out', entries: [incident?.seq ?? 0] }],
    }
    const { model } = await site.within(record, (write) => draftPack(write, { spec }))
    const words = JSON.stringify(model.sections)
    expect(words).toContain('Ms Reid said sorry to Robin: “I sent him out without asking why.')
    expect(model.exhibits.map(({ entry }) => entry.kind)).toEqual(['incident', 'apology'])
  })

  test('of what is held back, nothing is told by its apology', async () => {
    const [incident, apology] = await site.within(record, (write) =>
      findNewest(write, ['incident', 'apology']),
    )
    if (incident === undefined || apology === undefined) throw new Error('nothing there')
    const spec = PackSpec.parse({
      to: 'x',
      issues: [{ heading: 'x', entries: [incident.seq] }],
      hold: [{ entry: incident.seq, description: 'Held' }],
    })
    const all = [{ entry: apology, aboutRoot: incident.root }]
    expect(withApologies(spec, [incident], all).added).toEqual([])
  })

  test('about no one thing is for the two of them; a slip keeps the words', async () => {
    const form = `/records/${record}/apologies/new`
    const slip = await site.post(form, { words: 'Typed words' })
    expect(slip.status).toBe(422)
    expect(await slip.text()).toContain('Typed words')
    const sent = await site.post(form, { who: reid.member, words: 'For the email at midnight' })
    const at = sent.headers.get('location') ?? ''
    expect(await (await reid.get(at)).text()).toContain('For the email at midnight')
    expect((await nurse.get(at)).status).toBe(404)
  })
})
