/**
 * A letter that Heard sends: exactly what goes is shown first, whereabouts stop it, and one press keeps it as sent
 * and sends it once to each it is to. Their answers come to an address of its own and land on what it asks.
 */
import { makeMail, sendMade, type ByMail, type Made } from '../commitments/by-mail/send.ts'
import { findByRoots } from '../commitments/store.ts'
import { wordsOfDanger } from '../help/help.ts'
import { gate, findInTheWay } from '../people/whereabouts/gate.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findAddressOfKey } from '../record/looking.ts'
import { findEntries } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import type { LetterDraft } from './draft.ts'
import { EmailLetterPage } from './email-page.tsx'
import { readSent } from './forms.ts'
import { checkedIn, keepSent, sentKey } from './keep-sent.ts'
import { letterAt, type Opened } from './letter-at.ts'
import type { MatterChoice } from './letter-page.tsx'
import type { Letter } from './letter.ts'
import { findPapers, type Paper } from './papers.ts'
import { outgoingLetter } from './whereabouts.ts'

export type Around = ByMail & {
  readonly ledger: Ledger
  readonly now: () => string
  /** The address that mail comes from; null where there is no mail server. */
  readonly from: string | null
}

/** Where a letter may belong, for a letter that starts something. */
type Choices = (write: Write, draft: LetterDraft, letter: Letter) => Promise<MatterChoice[]>

export function byHeardRoutes(around: Around, choices: Choices): Route[] {
  const own = 'own the record'
  return [
    recordRoute(around, ['get', '/letters/:letter/email', own], (c, visit) =>
      visit.within(async (write) => {
        const opened = await letterAt(c, write)
        return show(c, write, { opened, around, choices, given: {}, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/letters/:letter/email', own], (c, visit) =>
      send(c, visit, around, choices),
    ),
  ]
}

/** Most mail servers take no more with one mail. */
const PAPERS_BYTES_MAX = 20_000_000

type Shown = {
  readonly opened: Opened
  readonly around: Around
  readonly choices: Choices
  readonly given: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

async function show(c: Ctx, write: Write, shown: Shown): Promise<Response> {
  const { opened, around, choices, given, problems } = shown
  const { kept, letter } = opened
  const { draft } = kept
  if (around.mailer === null || !draft.to.some(({ address }) => address !== null))
    throw new NotFound()
  const { blanks, names } = await checkedIn(write, draft)
  const papers = await findPapers(write, draft.exhibits)
  const page = {
    record: pageRecord(write),
    kept,
    letter,
    blanks,
    names,
    given,
    problems,
    papers: papers.map(({ name, bytes }) => ({ name, size: bytes.byteLength })),
    tooLarge: sizeOf(papers) > PAPERS_BYTES_MAX,
    matters: await choices(write, draft, letter),
    from: around.from,
    answered: around.addresses.addressFor('') !== null,
    inTheWay: await findInTheWay(write, outgoingLetter(write, draft, true)),
  }
  return c.html(<EmailLetterPage {...page} />, problems.length > 0 ? 422 : 200)
}

function sizeOf(papers: readonly Paper[]): number {
  return papers.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
}

/** The letter as kept, and its mails, to be handed over once it is committed. */
type Ready = { readonly address: string; readonly mails: readonly Made[]; readonly danger: boolean }

async function send(c: Ctx, visit: Visit, around: Around, choices: Choices): Promise<Response> {
  const form = await c.req.formData()
  const ready = await visit.within(async (write): Promise<Response | Ready> => {
    const already = await findAddressOfKey(write, sentKey(c))
    if (already !== null) return c.redirect(`${visit.path}/entries/${already}`, 303)
    const opened = await letterAt(c, write)
    const { draft } = opened.kept
    const { blanks, names } = await checkedIn(write, draft)
    const today = todayIn(write)
    form.set('how', 'email')
    form.set('sent', today)
    const read = readSent(form, { today, blanks: blanks.length, names: names.length })
    const papers = await findPapers(write, draft.exhibits)
    const hasAddress = draft.to.some(({ address }) => address !== null)
    if (around.mailer === null || !hasAddress) throw new NotFound()
    if (!read.ok || sizeOf(papers) > PAPERS_BYTES_MAX) {
      const problems = read.ok ? [] : read.problems
      return show(c, write, { opened, around, choices, given: typedIn(form), problems })
    }
    await gate(write, outgoingLetter(write, draft, true), c)
    const key = sentKey(c)
    const { address, entries } = await keepSent(write, opened, { ...read.value, key })
    const mails = await makeMails(write, around, { draft, entries, papers, key })
    return { address, mails, danger: wordsOfDanger(draft.text) }
  })
  if (ready instanceof Response) return ready
  for (const mail of ready.mails) await sendMade((work) => visit.within(work), around, mail)
  const help = ready.danger ? '&help=first' : ''
  return c.redirect(`${visit.path}/entries/${ready.address}?saved=yes${help}`, 303)
}

/** One mail to each whose address is known, about what it asks of them: there their answer lands. */
async function makeMails(
  write: Write,
  around: ByMail,
  sent: {
    readonly draft: LetterDraft
    readonly entries: readonly Entry[]
    readonly papers: readonly Paper[]
    readonly key: string
  },
): Promise<Made[]> {
  const { draft, entries, papers, key } = sent
  const [letter] = entries
  if (letter === undefined) return []
  const asks = entries.filter(({ kind }) => kind === 'ask')
  const about = await aboutOf(write, draft)
  const mails: Made[] = []
  for (const [at, { name, address }] of draft.to.entries()) {
    if (address === null) continue
    const made = await makeMail(write, around, {
      of: about ?? asks[at] ?? letter,
      readers: [write.memberId],
      to: { name, address, subject: draft.subject === '' ? letter.title : draft.subject },
      text: () => draft.text,
      seat: null,
      question: draft.text,
      files: papers,
      key: `${key}:mail:${at}`,
      byMailer: true,
    })
    if (made !== null) mails.push(made)
  }
  return mails
}

/** What it asks again about, where that is still there. */
async function aboutOf(write: Write, { about }: LetterDraft): Promise<Entry | null> {
  if (about === null) return null
  const [found] = await findByRoots(write, [about])
  const [entry] = found === undefined ? [] : await findEntries(write, [about])
  return entry ?? null
}
