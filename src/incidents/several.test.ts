import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { findNewest } from '../record/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'
import { ANOTHER, bodyFor, othersOf, withoutOthers } from './several.ts'

const child = (record: string, ...names: string[]) => ({ record, names })

describe('the names of others', () => {
  const robin = child('r', 'Robin Ward', 'Rob')
  test('are taken out whole, in parts, in any letters, with what hangs on them', () => {
    const said = withoutOthers(
      'KIT MARSH pushed Robin. Kit’s bag; Marsh ran. Robin Ward cried.',
      robin,
      ['Kit Marsh'],
    )
    expect(said).toBe(
      `Another child pushed Robin. Another child’s bag; ${ANOTHER} ran. Robin Ward cried.`,
    )
  })
  test('that are also the child’s own stay theirs', () => {
    expect(withoutOthers('Sam Ward and Sam Hill', child('s', 'Sam Ward'), ['Sam Hill'])).toBe(
      `Sam Ward and ${ANOTHER}`,
    )
  })
  test('never stand in another child’s body, whatever is written', () => {
    const name = fc.constantFrom('Kit Marsh', 'Zoë', 'Amin Khan', 'O’Neil Jo', 'Lee')
    const words = fc.array(
      fc.oneof(
        name,
        name.map((each) => each.toUpperCase()),
        fc.constantFrom('hit', 'and', 'Robin', 'ran;'),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(words, words, words, (before, seen, said) => {
        const all = [robin, child('k', 'Kit Marsh'), child('z', 'Zoë')]
        const besides = ['Amin Khan', 'O’Neil Jo', 'Lee']
        const own = {
          part: 'saw it',
          behaviour: seen.join(' '),
          childSaid: said.join(' '),
          helped: '',
        } as const
        const shared = { antecedent: before.join(' '), consequence: '', where: '', lesson: '' }
        const body = JSON.stringify(bodyFor(robin, { own, shared }, othersOf(robin, all, besides)))
        expect(body).not.toMatch(/kit|marsh|zoë|amin|khan|neil|\blee\b/i)
      }),
    )
  })
})

describe('one thing in several records', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await testSite()
  })
  afterAll(() => site.close())

  test('gives each child their own part and view; nobody sees another child; pressed twice it is there once', async () => {
    const [first, second, other] = [
      await site.begin('Robin Ward'),
      await site.begin('Kit Marsh', (await site.stranger()).id),
      await site.begin('Zoë Hill'),
    ]
    const teacher = await site.seat(first, 'Ms Finch', ['incidents'])
    const { default: pg } = await import('pg')
    const past = new pg.Client({ connectionString: site.urls.owner })
    await past.connect()
    const seat = (record: string, shelves: string[], writes: string[]) =>
      past.query(
        `insert into member (id, record_id, account_id, name, role, owner, shelves, writes, since)
         values (gen_random_uuid(), $1, $2, 'Ms Finch', 'class teacher', false, $3, $4, '2026-01-01')`,
        [record, teacher.account, shelves, writes],
      )
    await past.query(`update member set role = 'class teacher' where id = $1`, [teacher.member])
    await seat(second, ['incidents'], ['incidents'])
    // May read there, and not write: that child is not offered.
    await seat(other, ['incidents'], [])
    const link = await makeLink(site.ledger.db, { id: teacher.account, name: 'x' }, TEST_NOW)
    const cookie = `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
    const app = createApp(site.site, (_reference, error) => {
      throw error
    })
    const headers = { cookie, origin: site.site.url }
    const page = await (await app.request('/several-children', { headers })).text()
    expect(page).toContain('Kit Marsh')
    expect(page).not.toContain('Zoë')
    const form = (act: string) => {
      const fields = new URLSearchParams({
        token: '7d3b1f3e-58a5-4f3e-9a55-0d9e1f6f3a15',
        on: 'today',
        do: act,
        besides: 'Zoë Hill',
        antecedent: 'Kit took the ball from Robin.',
        consequence: 'Zoë fetched me.',
        [`part-${first}`]: 'was hurt',
        [`behaviour-${first}`]: 'Robin fell when Kit Marsh pushed.',
        [`part-${second}`]: 'hurt somebody',
        [`behaviour-${second}`]: 'Kit pushed Robin Ward.',
        [`said-${second}`]: 'Robin laughed at me',
      })
      for (const record of [first, second, other]) fields.append('child', record)
      return { method: 'POST', headers, body: fields }
    }
    const look = await (await app.request('/several-children', form('look'))).text()
    expect(look).toContain('fell when another child pushed')
    expect(await incidents(first)).toEqual([])
    expect((await app.request('/several-children', form('save'))).headers.get('location')).toBe(
      '/several-children?saved=yes',
    )
    await app.request('/several-children', form('save'))
    const [own, theirs] = [await incidents(first), await incidents(second)]
    expect([own.length, theirs.length]).toEqual([1, 1])
    expect(own[0]?.body).toMatchObject({
      role: 'was hurt',
      behaviour: 'Robin fell when another child pushed.',
      antecedent: 'Another child took the ball from Robin.',
    })
    expect(theirs[0]?.body).toMatchObject({
      role: 'hurt somebody',
      behaviour: 'Kit pushed another child.',
      childSaid: 'Another child laughed at me',
    })
    const everything = async (record: string) => {
      const rows = await past.query(`select * from entry where record_id = $1`, [record])
      const words = await past.query(`select word from search_word where record_id = $1`, [record])
      const people = await past.query(`select name from person where record_id = $1`, [record])
      return JSON.stringify([rows.rows, words.rows, people.rows])
    }
    expect(await everything(first)).not.toMatch(/kit|marsh|zoë/i)
    expect(await everything(second)).not.toMatch(/robin|ward|zoë/i)
    expect(await everything(second)).not.toContain(first)
    expect((await incidents(other)).length).toBe(0)
    await past.end()

    async function incidents(record: string) {
      return site.within(record, (write) => findNewest(write, ['incident']), teacher.account)
    }
  })

  test('needs two children, a part and words for each', async () => {
    const [a, b] = [await site.begin('Ann'), await site.begin('Ben')]
    const bad = await site.post('/several-children', { child: a, on: 'today', do: 'save' })
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('Tick at least two children')
    const stranger = await site.begin('Cy', (await site.stranger()).id)
    const form = new FormData()
    for (const id of [a, stranger]) {
      form.append('child', id)
      form.set(`part-${id}`, 'saw it')
      form.set(`behaviour-${id}`, 'x')
    }
    form.set('do', 'save')
    expect((await site.post('/several-children', form)).status).toBe(422)
    expect(b).not.toBe(a)
  })
})
