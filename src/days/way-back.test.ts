/** The way back belongs to the child: whoever it is for answers themselves. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { ROLES } from '../people/circle/roles.ts'
import { makeLink, useLink } from '../platform/sign-in/store.ts'
import { TEST_NOW, testSite, type TestSite } from '../test-site.ts'

let site: TestSite
let owner: pg.Client
beforeAll(async () => {
  site = await testSite()
  owner = new pg.Client({ connectionString: site.urls.owner })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await site.close()
})

/** Somebody with what their role usually has, in a browser of their own. */
async function seated(record: string, name: string, role: string) {
  const scope = ROLES.find((each) => each.role === role)
  if (scope === undefined) throw new Error(`no role ${role}`)
  const { account, member } = await site.seat(record, name, scope.scope.reads)
  await owner.query('update member set role = $2, writes = $3 where id = $1', [
    member,
    role,
    scope.scope.writes,
  ])
  const link = await makeLink(site.ledger.db, { id: account, name }, TEST_NOW)
  const cookie = `heard-session=${await useLink(site.ledger.db, link, TEST_NOW)}`
  const headers = { cookie, origin: site.site.url }
  const app = createApp(site.site)
  return {
    get: async (path: string) => (await app.request(path, { headers })).text(),
    post: async (path: string, fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
  }
}

test('who is signed in as themselves says yes, not yet or no; whoever only reads is offered nothing', async () => {
  const record = await site.begin('Robin')
  const [step] = await site.add(record, {
    kind: 'reintegration step',
    shelf: 'plan',
    audience: 'circle',
    body: { title: 'To the gate', who: 'Ms Hart', does: 'waits there' },
  })
  const young = await seated(record, 'Robin', 'young person')
  const advocate = await seated(record, 'Jo', 'advocate')
  const at = `/records/${record}/way-back`
  const answer = {
    token: randomUUID(),
    [`answer-s${step?.address}`]: 'not yet',
    [`words-s${step?.address}`]: 'When it is quiet.',
  }

  const shown = await young.get(at)
  expect(shown).toContain('What do you say?')
  expect(shown).not.toContain('Write down what Robin says')
  expect((await young.post(`${at}/${step?.address}`, answer)).status).toBe(303)

  const read = await advocate.get(at)
  expect(read).toMatch(/Robin says: not yet/)
  expect(read).toContain('When it is quiet.')
  expect(read).not.toContain('Write down what Robin says')
  expect((await advocate.post(`${at}/${step?.address}`, answer)).status).toBe(404)
  expect(await (await site.get(at)).text()).toContain('Write down what Robin says')
})
