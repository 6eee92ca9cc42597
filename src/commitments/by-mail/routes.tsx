/** The family's side of asking by email: the words, what goes, sending it, and the links that are open. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../../platform/web/errors.tsx'
import {
  choiceOf,
  textOf,
  typedDay,
  typedIn,
  type Problem,
  type Typed,
} from '../../platform/web/forms.ts'
import type { Ctx, Route } from '../../platform/web/route.ts'
import { isThisMachineOnly } from '../../platform/web/this-machine.ts'
import { unsentMail } from '../../platform/mail/unsent.ts'
import { endLinkSeat, findHolder, makePrivateLink } from '../../people/private-links.ts'
import { findInTheWay } from '../../people/whereabouts/gate.ts'
import { currentAudience } from '../../record/audience.ts'
import type { Entry } from '../../record/entry.ts'
import { keyIn } from '../../record/keeping.ts'
import type { Ledger, Write } from '../../record/kind.ts'
import { append, findByAddress } from '../../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../../record/visit.ts'
import { answerBody, type AnswerBody } from '../entries.ts'
import type { KeptCommitment } from '../store.ts'
import { readToAsk, type ToAsk } from './forms.ts'
import { keptText, namesChild, wholeText } from './mail-words.ts'
import { LookAtMailPage, OwnMailPage, WriteMailPage } from './pages.tsx'
import { linkOf, makeAsked, sendMade, type ByMail, type Made } from './send.ts'
import { commitmentAt, needSubject, owedSubject, type Subject } from './subject.ts'
import { confirmAnswer, endAskedMail, findAskedMails, reopen, type AskedMail } from './store.ts'

export type ByMailAround = ByMail & {
  readonly ledger: Ledger
  readonly now: () => string
  /** The address that mail comes from; null where there is no mail server. */
  readonly from: string | null
}

export function byMailRoutes(around: ByMailAround): Route[] {
  const own = 'own the record'
  return [
    recordRoute(around, ['get', '/owed/:address/email', own], (c, visit) =>
      visit.within(async (write) => showForm(c, write, await owedSubject(c, write))),
    ),
    recordRoute(around, ['post', '/owed/:address/email', own], (c, visit) =>
      lookOrSend(c, visit, around, owedSubject),
    ),
    recordRoute(around, ['get', '/needs/:address/email', own], (c, visit) =>
      visit.within(async (write) => showForm(c, write, await needSubject(c, write))),
    ),
    recordRoute(around, ['post', '/needs/:address/email', own], (c, visit) =>
      lookOrSend(c, visit, around, needSubject),
    ),
    recordRoute(around, ['post', '/owed/:address/answered', own, 'words written before'], confirm),
    recordRoute(around, ['post', '/owed/:address/email/:mail', own], (c, visit) =>
      changeMail(c, visit, around.url),
    ),
  ]
}

function pageAt(write: Write, { path, title }: Pick<Subject, 'path' | 'title'>) {
  const record = pageRecord(write)
  return { record, path: `${record.path}${path}`, title }
}

async function showForm(
  c: Ctx,
  write: Write,
  subject: Subject,
  typed?: { readonly given: Typed; readonly problems: readonly Problem[] },
): Promise<Response> {
  const { given, problems } = typed ?? {
    given: await subject.first(),
    problems: [],
  }
  return c.html(
    <WriteMailPage {...pageAt(write, subject)} {...{ given, problems }} />,
    problems.length === 0 ? 200 : 422,
  )
}

type SubjectOf = (c: Ctx, write: Write) => Promise<Subject>

/** What was made, and the page on which what becomes of it stands. */
type Ready = { readonly made: Made | null; readonly byMailer: boolean; readonly at: Subject }

async function lookOrSend(
  c: Ctx,
  visit: Visit,
  around: ByMailAround,
  subjectOf: SubjectOf,
): Promise<Response> {
  const form = await c.req.formData()
  const act = textOf(form, 'do')
  if (act === 'eml') return giveFile(c, form)
  const ready = await visit.within(async (write): Promise<Response | Ready> => {
    const subject = await subjectOf(c, write)
    const read = readToAsk(form, todayIn(write))
    const given = typedIn(form)
    if (!read.ok) return showForm(c, write, subject, { given, problems: read.problems })
    if (act === 'change') {
      const until = typedDay('until', read.value.until)
      return showForm(c, write, subject, { given: { ...given, ...until }, problems: [] })
    }
    if (act !== 'send' && act !== 'make') return look(c, write, subject, { to: read.value, around })
    const byMailer = act === 'send' && around.mailer !== null && read.value.address !== null
    const key = keyIn(form, 'by-mail')
    const { entry, path } = await subject.asked(read.value, key)
    const asking = { asked: entry, to: read.value, key, byMailer }
    return { made: await makeAsked(write, around, asking), byMailer, at: { ...subject, path } }
  })
  if (ready instanceof Response) return ready
  const { made, byMailer, at } = ready
  const back = `${visit.path}${at.path}#by-email`
  if (made === null) return c.redirect(back, 303)
  if (!byMailer)
    return visit.within(async (write) =>
      showOwn(c, write, { made, page: pageAt(write, at), around }),
    )
  await sendMade((work) => visit.within(work), around, made)
  return c.redirect(back, 303)
}

async function look(
  c: Ctx,
  write: Write,
  about: Subject,
  { to, around }: { readonly to: ToAsk; readonly around: ByMailAround },
): Promise<Response> {
  const byMailer = around.mailer !== null && to.address !== null
  const byReply = byMailer && around.addresses.addressFor('') !== null
  const { name, address, subject, question, until } = to
  const page = {
    ...pageAt(write, about),
    to,
    text: keptText({ question, until, byReply }),
    inTheWay: await findInTheWay(write, {
      way: 'this email',
      things: [{ where: 'the email', text: `${subject}\n${question}` }],
    }),
    sends: around.mailer !== null,
    from: around.from,
    namesChild: namesChild(subject, write.recordName),
    fields: Object.entries({
      name,
      address: address ?? '',
      subject,
      question,
      until,
      token: randomUUID(),
    }),
  }
  return c.html(<LookAtMailPage {...page} />)
}

function showOwn(
  c: Ctx,
  write: Write,
  {
    made,
    page,
    around,
  }: {
    readonly made: Made
    readonly page: ReturnType<typeof pageAt>
    readonly around: ByMailAround
  },
): Response | Promise<Response> {
  const { to, text } = made
  const onlyHere = isThisMachineOnly(around.url)
  return c.html(<OwnMailPage {...page} {...{ to, text, onlyHere }} />)
}

/** The text of the page, back as a file: nothing of it is kept, and nothing of the record is read. */
async function giveFile(c: Ctx, form: FormData): Promise<Response> {
  const [name, address] = [textOf(form, 'name'), textOf(form, 'address')]
  const bytes = await unsentMail({
    to: address === '' ? [] : [{ name, address }],
    subject: textOf(form, 'subject'),
    text: textOf(form, 'text'),
    files: [],
  })
  c.header('Content-Type', 'message/rfc822')
  c.header('Content-Disposition', 'attachment; filename="question.eml"')
  return c.body(new Uint8Array(bytes))
}

async function changeMail(c: Ctx, visit: Visit, url: string): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const commitment = await commitmentAt(c, write)
    const mail = (await findAskedMails(write, commitment.root)).find(
      ({ entry }) => entry.address === c.req.param('mail'),
    )
    if (mail === undefined || !mail.open) throw new NotFound()
    const act = textOf(form, 'do')
    if (act === 'link') return newLink(c, write, { commitment, mail, url })
    if (act === 'reopen') await reopen(write, mail.entry.root)
    if (act === 'end') await end(write, mail)
    return c.redirect(`${visit.path}/owed/${commitment.address}#by-email`, 303)
  })
}

async function end(write: Write, { entry, body }: AskedMail): Promise<void> {
  await endAskedMail(write, entry.root)
  if (body.member !== null) await endLinkSeat(write, body.member)
}

/** A new link in the place of the old one; it is shown once, to be sent by the family itself. */
async function newLink(
  c: Ctx,
  write: Write,
  {
    commitment,
    mail,
    url,
  }: {
    readonly commitment: KeptCommitment
    readonly mail: AskedMail
    readonly url: string
  },
): Promise<Response> {
  const { body } = mail
  const holder = body.member === null ? null : await findHolder(write, body.member)
  if (holder === null || body.until === null) throw new NotFound()
  const link = linkOf(url, await makePrivateLink(write, holder, body.until))
  await reopen(write, mail.entry.root)
  const question = body.question ?? ''
  const text = wholeText({ question, link, until: body.until, byReply: false })
  const page = { to: body, text, onlyHere: isThisMachineOnly(url) }
  const at = { path: `/owed/${commitment.address}`, title: commitment.title }
  return c.html(<OwnMailPage {...pageAt(write, at)} {...page} />)
}

const CONFIRMED = ['right', 'part', 'other', 'acknowledged', 'refused'] as const

/** What was taken from a mail by itself: right, or corrected, in the words that came. */
async function confirm(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const as = choiceOf(form, 'as', CONFIRMED)
  return visit.within(async (write) => {
    const commitment = await commitmentAt(c, write)
    const entry = await findByAddress(write, textOf(form, 'answer'))
    if (entry?.kind !== 'answer' || entry.erased || as === null) throw new NotFound()
    const body = answerBody.parse(entry.body)
    if (body.of !== commitment.root) throw new NotFound()
    if (as === 'right') await confirmAnswer(write, entry.seq)
    else await correct(write, entry, { ...body, as })
    const back = textOf(form, 'back') === 'today' ? '/today' : `/owed/${commitment.address}`
    return c.redirect(`${visit.path}${back}`, 303)
  })
}

async function correct(write: Write, entry: Entry, body: AnswerBody): Promise<void> {
  const { happened, author, people, shelf } = entry
  await append(write, [
    {
      kind: 'answer',
      happened,
      author,
      people,
      shelf,
      audience: await currentAudience(write, entry),
      amends: entry.seq,
      body,
      files: [],
      // Pressed twice, corrected once.
      key: `by-email-is:${entry.seq}:${body.as}`,
    },
  ])
}
