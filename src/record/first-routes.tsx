/** The first page, beginning a record, the page with everything else. */
import { randomUUID } from 'node:crypto'
import { dayAt } from '../platform/day.ts'
import { textOf, type Problem } from '../platform/web/forms.ts'
import { accountRoute, type Account, type Ctx, type Route } from '../platform/web/route.ts'
import { beginRecord, findRecords } from './begin.ts'
import { FirstPage, MorePage, NewRecordPage, type Tree } from './first-pages.tsx'
import { tokenIn } from './keeping.ts'
import type { Ledger, Write } from './kind.ts'
import { seatHas, type RecordNeed } from './need.ts'
import { findFacts, findRecord, isAlone } from './store.ts'
import { headOf } from './tree.ts'
import { pageRecord, recordRoute } from './visit.ts'

export type FirstAround = {
  readonly ledger: Ledger
  readonly now: () => string
  /** Makes the sample record for an account and returns its id; absent, none is offered. */
  readonly makeSample?: (account: Account) => Promise<string>
  /** Whether this account works with children and has a desk; absent, nobody has. */
  readonly hasDesk?: (account: Account) => Promise<boolean>
  /** Places the "More" page offers, under the record's own path. */
  readonly more: readonly {
    readonly heading: string
    readonly doors: readonly {
      readonly path: string
      readonly text: string
      readonly hint: string
      readonly need: RecordNeed
    }[]
  }[]
}

export function firstRoutes(around: FirstAround): Route[] {
  const { ledger, makeSample } = around
  return [
    accountRoute('get', '/', async (c, account) =>
      c.html(
        <FirstPage
          records={await findRecords(ledger, account.id)}
          hasSample={makeSample !== undefined}
          hasDesk={(await around.hasDesk?.(account)) ?? false}
        />,
      ),
    ),
    accountRoute('get', '/records/new', (c) =>
      c.html(
        <NewRecordPage problems={[]} given={{ name: '', memberName: '' }} token={randomUUID()} />,
      ),
    ),
    accountRoute('post', '/records/new', (c, account) => begin(around, c, account)),
    ...(makeSample === undefined
      ? []
      : [
          accountRoute('post', '/records/sample', async (c, account) => {
            const before = (await findRecords(ledger, account.id)).find(({ sample }) => sample)
            return c.redirect(`/records/${before?.id ?? (await makeSample(account))}`, 303)
          }),
        ]),
    recordRoute(around, ['get', '', 'read the record'], (c, visit) =>
      visit.within(async () => c.redirect(`${visit.path}/today`, 303)),
    ),
    recordRoute(around, ['get', '/more', 'read the record'], (c, visit) =>
      visit.within(async (write) => {
        const { created, sample } = await findFacts(write)
        const facts = { sample, begun: dayAt(created, write.zone), tree: await treeFor(write) }
        const groups = around.more
          .map((group) => ({
            ...group,
            doors: group.doors.filter(({ need }) => seatHas(write, need)),
          }))
          .filter(({ doors }) => doors.length > 0)
        return c.html(<MorePage record={pageRecord(write)} facts={facts} groups={groups} />)
      }),
    ),
  ]
}

/** The size and head of the tree, for an owner who is alone with the record: what others keep to themselves is not counted. */
async function treeFor(write: Write): Promise<Tree | null> {
  if (!(await isAlone(write))) return null
  const { treeSize, frontier } = await findRecord(write)
  return { size: treeSize, head: headOf(frontier).toString('hex') }
}

const NAME_MAX = 100

async function begin({ ledger, now }: FirstAround, c: Ctx, account: Account): Promise<Response> {
  const form = await c.req.formData()
  const given = { name: textOf(form, 'name'), memberName: textOf(form, 'memberName') }
  const problems: Problem[] = []
  if (given.name === '') problems.push({ field: 'name', text: 'Write what you call your child' })
  if (given.name.length > NAME_MAX) problems.push({ field: 'name', text: 'Give a shorter name' })
  if (given.memberName === '') problems.push({ field: 'memberName', text: 'Write your own name' })
  if (given.memberName.length > NAME_MAX)
    problems.push({ field: 'memberName', text: 'Give a shorter name' })
  const token = tokenIn(form)
  if (problems.length > 0)
    return c.html(<NewRecordPage problems={problems} given={given} token={token} />, 422)
  try {
    await beginRecord(ledger, account.id, { ...given, id: token }, now())
  } catch (problem) {
    // Pressed twice: the record is there already, and it is this account's.
    if (!(await findRecords(ledger, account.id)).some((record) => record.id === token))
      throw problem
  }
  return c.redirect(`/records/${token}`, 303)
}
