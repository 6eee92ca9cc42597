/** The family's side of asking somebody who has only email to confirm a change. */
import { randomUUID } from 'node:crypto'
import { THE_LINK } from '../../commitments/by-mail/entries.ts'
import type { ByMail, Made } from '../../commitments/by-mail/send.ts'
import { endLinkSeat } from '../../people/private-links.ts'
import { addDays, inWords } from '../../platform/day.ts'
import { NotFound } from '../../platform/web/errors.tsx'
import { textOf, typedDay, typedIn, type Problem, type Typed } from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { lockHead } from '../../record/append.ts'
import type { Entry } from '../../record/entry.ts'
import { keyIn, tokenIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { findMyName } from '../../record/looking.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import type { Change } from '../change.ts'
import { findChanges } from '../change-store.ts'
import { readAskedToConfirm, USUAL_DAYS, type AskedToConfirm } from './change-mail-form.ts'
import { AskToConfirmPage, LookAtChangePage } from './change-mail-pages.tsx'
import {
  changeText,
  findConfirmers,
  findMailedBefore,
  findOwnChange,
  makeChangeMail,
  type Mailed,
} from './change-mails.ts'
import { changeWords } from './change-words.ts'
import { againKey } from './mails.ts'
import { sendOrShow } from './send-or-show.tsx'

type Around = ByMail & { readonly ledger: Ledger; readonly now: () => string }

export function changeByMailRoutes(around: Around): Route[] {
  const own = 'own the record'
  return [
    recordRoute(around, ['get', '/changes/:address/by-email', own], (c, visit) =>
      visit.within(async (write) =>
        showForm(c, write, around, { token: randomUUID(), typed: {}, ticked: [], problems: [] }),
      ),
    ),
    recordRoute(around, ['post', '/changes/:address/by-email', own], (c, visit) =>
      lookOrAsk(c, visit, around),
    ),
    recordRoute(around, ['post', '/changes/:address/asked', own], (c, visit) =>
      changeAsked(c, visit, around),
    ),
  ]
}

/** What changed, if it is whoever looks who can give a copy of it. */
async function ownChange(c: Ctx, write: Write): Promise<{ change: Change; entry: Entry }> {
  const { changes } = await findChanges(write)
  const change = changes.find(({ address }) => address === c.req.param('address'))
  const entry = change === undefined ? null : await findOwnChange(write, change)
  if (change === undefined || entry === null) throw new NotFound()
  return { change, entry }
}

type Given = {
  readonly token: string
  readonly typed: Typed
  readonly ticked: readonly string[]
  readonly problems: readonly Problem[]
}

async function showForm(c: Ctx, write: Write, { mailer }: ByMail, given: Given): Promise<Response> {
  const { change } = await ownChange(c, write)
  const sends = mailer !== null
  const known = sends ? await findMailedBefore(write) : []
  const page = { record: pageRecord(write), change, sends, known, ...given }
  return c.html(<AskToConfirmPage {...page} />, given.problems.length > 0 ? 422 : 200)
}

type Ready = { readonly mails: readonly Made[] }

async function lookOrAsk(c: Ctx, visit: Visit, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const act = textOf(form, 'do')
  const ready = await visit.within(async (write): Promise<Response | Ready> => {
    const { entry } = await ownChange(c, write)
    const sends = around.mailer !== null
    const known = sends ? await findMailedBefore(write) : []
    const read = readAskedToConfirm(form, { today: todayIn(write), known, sends })
    const token = tokenIn(form)
    const ticked = form.getAll('who').flatMap((each) => (typeof each === 'string' ? [each] : []))
    if (!read.ok)
      return showForm(c, write, around, {
        token,
        typed: typedIn(form),
        ticked,
        problems: read.problems,
      })
    if (act === 'change') {
      const typed = { ...typedIn(form), ...typedDay('until', read.value.until) }
      return showForm(c, write, around, { token, typed, ticked, problems: [] })
    }
    if (act !== 'ask') return look(c, write, { entry, asked: read.value, ticked, token })
    return ask(write, around, { entry, asked: read.value, key: keyIn(form, 'ask-to-confirm') })
  })
  return ready instanceof Response ? ready : goOn(c, visit, around, ready)
}

async function look(
  c: Ctx,
  write: Write,
  given: {
    readonly entry: Entry
    readonly asked: AskedToConfirm
    readonly ticked: readonly string[]
    readonly token: string
  },
): Promise<Response> {
  const { entry, asked, ticked, token } = given
  const writer = await findMyName(write)
  const text = changeText({ writer, link: THE_LINK, until: asked.until, byReply: false })
  const fields = [
    ['token', token],
    ['until', asked.until],
    ['name', asked.typed.name],
    ['address', asked.typed.address],
    ...ticked.map((who) => ['who', who] as const),
  ] as const
  const page = { asked, text, shown: changeWords(entry) ?? '', fields }
  return c.html(<LookAtChangePage record={pageRecord(write)} address={entry.address} {...page} />)
}

async function ask(
  write: Write,
  around: ByMail,
  {
    entry,
    asked,
    key,
  }: { readonly entry: Entry; readonly asked: AskedToConfirm; readonly key: string },
): Promise<Ready> {
  await lockHead(write)
  const mails: Made[] = []
  for (const [at, to] of asked.people.entries()) {
    const asking = { change: entry, to, until: asked.until, key: `${key}:${at}` }
    const made = await makeChangeMail(write, around, asking)
    if (made !== null) mails.push(made)
  }
  return { mails }
}

function goOn(c: Ctx, visit: Visit, around: ByMail, { mails }: Ready): Promise<Response> {
  const href = `${visit.path}/changes/${c.req.param('address') ?? ''}#by-email`
  const back = { href, text: 'What changed', current: 'profile' }
  return sendOrShow(c, visit, around, { mails, back })
}

/** Those asked before: asked again with the newest version, or their link ended. */
async function changeAsked(c: Ctx, visit: Visit, around: Around): Promise<Response> {
  const form = await c.req.formData()
  const ready = await visit.within(async (write): Promise<Ready> => {
    await lockHead(write)
    const { change, entry } = await ownChange(c, write)
    const confirmers = (await findConfirmers(write, [change], inWords)).get(change.root) ?? []
    const who = confirmers.filter(
      ({ member }) => textOf(form, 'who') === member || textOf(form, 'do') === 'all',
    )
    if (textOf(form, 'do') === 'end') {
      for (const { member } of who) await endLinkSeat(write, member)
      return { mails: [] }
    }
    return askAgain(write, around, { form, entry, who: who.filter(({ isDone }) => !isDone) })
  })
  return goOn(c, visit, around, ready)
}

async function askAgain(
  write: Write,
  around: ByMail,
  {
    form,
    entry,
    who,
  }: { readonly form: FormData; readonly entry: Entry; readonly who: readonly Mailed[] },
): Promise<Ready> {
  const until = addDays(todayIn(write), USUAL_DAYS)
  const mails: Made[] = []
  for (const { name, address } of who) {
    const key = againKey(form, 'ask-again', address)
    const asking = { change: entry, to: { name, address }, until, key }
    const made = await makeChangeMail(write, around, asking)
    if (made !== null) mails.push(made)
  }
  return { mails }
}
