/** What happened and why, by the link of somebody at school who has no account: only adding, for the family to read. */
import { randomUUID } from 'node:crypto'
import { PastPage } from '../../child/readers/link-pages.tsx'
import { isSmallHours, whenOf } from '../../correspondence/by-hand/forms.ts'
import { wordsOfDanger } from '../../help/help.ts'
import { figuresIn, readHappened, sortOfKind } from '../../incidents/forms.ts'
import type { Sort } from '../../incidents/sorts.data.ts'
import { asHolder, linkCookie, type LinkAround } from '../../people/at-link.ts'
import { typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import { linkRoute, type Ctx, type Route } from '../../platform/web/route.ts'
import { HELP_FIRST } from '../../platform/web/shell.ts'
import type { Entry } from '../../record/entry.ts'
import { putHelpFirst, wordsWritten } from '../../record/help-first.ts'
import { keep, keyIn, tokenIn } from '../../record/keeping.ts'
import type { Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { todayIn } from '../../record/visit.ts'
import { HappenedLinkPage } from './happened-page.tsx'
import { AT_SCHOOL } from './news-page.tsx'

const KIND = 'incident'

export function happenedLinkRoutes(around: LinkAround): Route[] {
  const atLink = async (
    c: Ctx,
    work: (write: Write, sort: Sort) => Promise<Response>,
  ): Promise<Response> => {
    const answer = await asHolder(
      around,
      { cookie: linkCookie(c), roles: [AT_SCHOOL] },
      async (write) => {
        const sort = sortOfKind(KIND)
        return sort === null || !(await mayRecord(write)) ? null : work(write, sort)
      },
    )
    return answer ?? c.html(<PastPage />, 410)
  }
  return [
    linkRoute('get', '/l/happened', (c) =>
      atLink(c, (write, sort) =>
        show(c, write, { sort, token: randomUUID(), typed: {}, problems: [] }),
      ),
    ),
    linkRoute('post', '/l/happened', async (c) => {
      const form = await c.req.formData()
      return atLink(c, (write, sort) => add(c, write, form, sort))
    }),
  ]
}

/** Whether the acting link is for this: one that was made before does not open it. */
export async function mayRecord({ tx, recordId, memberId }: Write): Promise<boolean> {
  const seat = await tx
    .selectFrom('member')
    .select('adds')
    .where('record_id', '=', recordId)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return seat?.adds.includes(KIND) === true
}

type Given = {
  readonly sort: Sort
  readonly token: string
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

const momentOf = (write: Write) => {
  const today = todayIn(write)
  return { today, isNight: isSmallHours(write.now, today, write.zone) }
}

const childOf = ({ recordName }: Write) => recordName.split(' ')[0] ?? recordName

async function show(c: Ctx, write: Write, given: Given): Promise<Response> {
  const shown = {
    ...given,
    ...momentOf(write),
    child: childOf(write),
    name: await findMyName(write),
    saved: c.req.query('saved') === 'yes',
  }
  return c.html(<HappenedLinkPage {...shown} />, given.problems.length > 0 ? 422 : 200)
}

async function add(c: Ctx, write: Write, form: FormData, sort: Sort): Promise<Response> {
  const problems: Problem[] = []
  const when = whenOf(form, momentOf(write), (field, text) => problems.push({ field, text }))
  // What helps the child is not this link's to read: strategies are named in their own words.
  const read = readHappened(form, sort, { child: childOf(write), strategies: [] })
  if (!read.ok) problems.unshift(...read.problems)
  if (!read.ok || when === null)
    return show(c, write, { sort, token: tokenIn(form), typed: typedIn(form), problems })
  const appended: Entry[] = []
  await keep(
    { ...write, appended },
    {
      kind: sort.kind,
      happened: when,
      author: await findMyName(write),
      people: figuresIn(sort.kind, read.value, write.recordName),
      shelf: 'incidents',
      audience: 'owners',
      amends: null,
      body: read.value,
      files: [],
      key: keyIn(form, 'written'),
    },
  )
  await putHelpFirst(write, appended)
  const help = wordsOfDanger(wordsWritten(form)) ? `&${HELP_FIRST}` : ''
  return c.redirect(`/l/happened?saved=yes${help}`, 303)
}
