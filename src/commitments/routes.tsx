/** Who owes what: the list, one commitment, and the proposals found in letters. */
import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { usualAudience } from '../people/circle/audience.ts'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { keep, keyIn } from '../record/keeping.ts'
import { findAddressOfKey, findMyName } from '../record/looking.ts'
import { findByAddress, isAlone } from '../record/store.ts'
import { keepLookAt } from '../record/looked.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { findAddresses, findMessage } from '../correspondence/asks-store.ts'
import { isOwed } from './commitment.ts'
import {
  readProposalAnswer,
  readWhatHappened,
  readWrittenDown,
  type WhatHappened,
} from './forms.ts'
import { holdersOf } from './hand-over.ts'
import { heldRoutes } from './held-routes.tsx'
import { findAskedMails } from './by-mail/store.ts'
import { findAnsweredByEmail } from './by-mail/unconfirmed.ts'
import { findSince, type Since } from './heard-since.ts'
import { findHistory } from './history.ts'
import { nextLetter } from './next-letter.ts'
import { findInTheWay } from '../people/whereabouts/gate.ts'
import { idNamed } from './on-page.ts'
import { OnePage } from './one-page.tsx'
import { AsksPage, OwedPage } from './pages.tsx'
import { WriteDownPage } from './write-down-page.tsx'
import { confirm, findProposal, findProposals, proposalKey, refuse } from './proposals.ts'
import { sentencePassingTo, speakerOf } from './passing-on.ts'
import { findPassings } from './passing-proposals.ts'
import { findPossible, judgedOf, type Judged } from './possible.ts'
import { findShownPath } from './shown-path.ts'
import { findHeld } from './stops.ts'
import { findCommitment, findOwedPage, type KeptCommitment } from './store.ts'
import { askFromRow } from './told-routes.tsx'
import { awaitsJudgement } from './told.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

const CARDS_ON_PAGE = 20
const MESSAGES_AT_ONCE = 40
const EMAILS_MAX = 50

/** What a later room offers on the page of something asked. */
type Offer = (write: Write, entry: Entry) => Promise<Child | null>

export function commitmentRoutes(around: Around & { readonly offer?: Offer }): Route[] {
  return [
    recordRoute(around, ['get', '/owed', 'read messages or plan'], showOwed),
    recordRoute(around, ['get', '/owed/new', 'write messages'], (c, visit) =>
      visit.within(async (write) => {
        const page = { record: pageRecord(write), on: todayIn(write), problems: [] }
        const asked = askFromRow(c.req.query('row') ?? '', c.req.query('to') ?? '')
        return c.html(<WriteDownPage {...page} given={{ token: randomUUID(), ...asked }} />)
      }),
    ),
    recordRoute(around, ['post', '/owed/new', 'write messages'], writeDown),
    recordRoute(around, ['get', '/owed/:address', 'read messages or plan'], (c, visit) =>
      visit.within(async (write) => {
        const commitment = await commitmentAt(c, write)
        const asked = await findByAddress(write, commitment.address)
        const offer = asked === null ? null : await around.offer?.(write, asked)
        return showOne(c, write, commitment, { offer: offer ?? null })
      }),
    ),
    recordRoute(around, ['post', '/owed/:address', 'write messages or plan'], tellWhatHappened),
    recordRoute(around, ['get', '/asks', 'own the record'], (c, visit) =>
      visit.within((write) => showAsks(c, write)),
    ),
    recordRoute(
      around,
      ['post', '/asks', 'own the record', 'words written before'],
      answerProposal,
    ),
    ...heldRoutes(around),
  ]
}

function showOwed(c: Ctx, visit: Visit): Promise<Response> {
  const settled = c.req.query('show') === 'settled'
  const from = /^\d{1,6}$/.test(c.req.query('from') ?? '') ? Number(c.req.query('from')) : 0
  return visit.within(async (write) => {
    const on = todayIn(write)
    const page = { settled, from, atMost: CARDS_ON_PAGE }
    const { commitments, more } = await findOwedPage(write, on, page)
    const since = await findSince(write, commitments, on)
    const shown = { on, commitments, since, settled, from, more, size: CARDS_ON_PAGE }
    return c.html(<OwedPage record={pageRecord(write)} {...shown} />)
  })
}

async function commitmentAt(c: Ctx, write: Write): Promise<KeptCommitment> {
  const commitment = await findCommitment(write, c.req.param('address') ?? '')
  if (commitment === null) throw new NotFound()
  return commitment
}

async function showOne(
  c: Ctx,
  write: Write,
  commitment: KeptCommitment,
  more: {
    readonly problems?: readonly Problem[]
    readonly given?: Typed
    readonly offer?: Child | null
  },
): Promise<Response> {
  const on = todayIn(write)
  const since = (await findSince(write, [commitment], on))(commitment)
  const { lines, address, writer } = await findHistory(write, commitment)
  const letter = nextLetter(commitment, since.chased, on, writer)
  const judged = await judgedIn(c, write, commitment, since)
  const possible = isOwed(commitment, on) ? await findPossible(write, commitment) : []
  const known = address ?? (await findAddresses(write, letter.to))[0] ?? null
  const held = commitment.handOvers.length === 0 ? null : await findHeld(write, commitment.root)
  const path = held === null ? null : await findShownPath(write, held, on)
  // Nobody looks at what is theirs alone.
  if (!(await isAlone(write))) keepLookAt(write, [commitment.root])
  const inTheWay = await findInTheWay(write, {
    way: 'the letter',
    things: [{ where: 'the words of the letter', text: `${letter.subject}\n${letter.text}` }],
  })
  const mails = await findAskedMails(write, commitment.root)
  const answered =
    write.owner && mails.length > 0 ? await findAnsweredByEmail(write, EMAILS_MAX) : []
  const unconfirmed = answered.filter((each) => each.commitment.root === commitment.root)
  const found = { history: lines, letter, address: known, judged, possible, path, mails, inTheWay }
  const shown = { on, commitment, since, ...found }
  return c.html(
    <OnePage
      record={pageRecord(write)}
      {...shown}
      asks={write.owner}
      unconfirmed={unconfirmed}
      offer={more.offer ?? null}
      problems={more.problems ?? []}
      given={more.given ?? { token: randomUUID() }}
    />,
    more.problems === undefined ? 200 : 422,
  )
}

/** The message that `?heard=` names, else the latest in the thread that nobody has judged yet. */
async function judgedIn(
  c: Ctx,
  write: Write,
  commitment: KeptCommitment,
  since: Since,
): Promise<Judged | null> {
  const named = await findByAddress(write, c.req.query('heard') ?? '')
  const message = named?.kind === 'message' ? await findMessage(write, named.seq) : null
  if (message !== null) return judgedOf(message)
  return awaitsJudgement(commitment, since, todayIn(write)) ? since.heard : null
}

async function tellWhatHappened(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const commitment = await commitmentAt(c, write)
    const today = todayIn(write)
    const read = readWhatHappened(form, { since: commitment.since, today })
    if (!read.ok) {
      const given = typedIn(form)
      return showOne(c, write, commitment, { problems: read.problems, given })
    }
    const heard = await findByAddress(write, textOf(form, 'heard'))
    const source = heard !== null && heard.kind === 'message' ? heard.seq : null
    const draft = await draftOf(write, commitment, read.value, source)
    await keep(write, { ...draft, key: keyIn(form, 'owed') })
    return c.redirect(`${visit.path}/owed/${commitment.address}`, 303)
  })
}

/** What happened, as an entry that whoever may read the commitment may read too. */
export async function draftOf(
  write: Write,
  commitment: KeptCommitment,
  told: WhatHappened,
  source: number | null,
): Promise<EntryDraft> {
  const asked = await findByAddress(write, commitment.address)
  if (asked === null) throw new Error('A commitment is kept whose entry is not there.')
  const frame = {
    happened: { day: told.day, time: null, precision: 'day' as const },
    author: commitment.creditor,
    people: [],
    shelf: asked.shelf,
    audience: await currentAudience(write, asked),
    amends: null,
    files: [],
  }
  if (told.as === 'passed on') {
    const from = holdersOf(commitment, told.day).at(-1)?.who ?? commitment.debtor
    const words = told.words ?? (await theirWords(write, source, told.to))
    const body = { of: commitment.root, from, to: told.to, words, source }
    return { ...frame, kind: 'hand-over', body }
  }
  const body = { of: commitment.root, as: told.as, words: told.words, source }
  return { ...frame, kind: 'answer', body }
}

/** The very words in which a message passes it on: kept with the hand-over, where it has them. */
async function theirWords(write: Write, source: number | null, to: string): Promise<string | null> {
  const message = source === null ? null : await findMessage(write, source)
  if (message === null || message.body.from === null) return null
  const { from, words } = message.body
  return sentencePassingTo(words, speakerOf(from, words), to)
}

async function writeDown(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const on = todayIn(write)
    const read = readWrittenDown(form, on)
    if (!read.ok) {
      const page = { record: pageRecord(write), on, problems: read.problems, given: typedIn(form) }
      return c.html(<WriteDownPage {...page} />, 422)
    }
    const { kind, since, ...body } = read.value
    const creditor = await findMyName(write)
    const address = await keep(write, {
      kind,
      happened: { day: since, time: null, precision: 'day' },
      author: creditor,
      people: [{ name: body.debtor, address: null }],
      shelf: 'messages',
      audience: usualAudience(write),
      amends: null,
      body: { ...body, creditor, source: null },
      files: [],
      key: keyIn(form, 'owed'),
    })
    return c.redirect(`${visit.path}/owed/${address}`, 303)
  })
}

/** The message to go on from, as the page's address says it; null at the newest. */
async function fromOf(c: Ctx, write: Write): Promise<Entry | null> {
  const given = c.req.query('before')
  if (given === undefined) return null
  const from = await findByAddress(write, given)
  if (from === null) throw new NotFound()
  return from
}

async function showAsks(
  c: Ctx,
  write: Write,
  wrong?: { readonly id: string; readonly problems: readonly Problem[] },
): Promise<Response> {
  const from = await fromOf(c, write)
  const page = await findProposals(write, { before: from?.seq ?? null, messages: MESSAGES_AT_ONCE })
  const { proposals, beforeAddress: before } = page
  const passings = await findPassings(write, {
    before: from?.seq ?? null,
    messages: MESSAGES_AT_ONCE,
  })
  const kept = wrong === undefined ? keptIn(c) : undefined
  const shown = { on: todayIn(write), proposals, passings, before, from: from?.address, kept }
  return c.html(
    <AsksPage record={pageRecord(write)} {...shown} {...(wrong !== undefined && { wrong })} />,
    wrong === undefined ? 200 : 422,
  )
}

/** What the form before answered, from the address of the page it led to. */
export function keptIn(c: Ctx): string | undefined {
  const kept = c.req.query('kept')
  return kept !== undefined && /^[\w-]{2,40}$/.test(kept) ? kept : undefined
}

async function answerProposal(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const back = textOf(form, 'back') === 'today' ? 'today' : 'asks'
  return visit.within(async (write) => {
    const read = readProposalAnswer(form)
    const id = textOf(form, 'id')
    const proposal = await findProposal(write, await idNamed(write, id))
    if (proposal === null) throw new NotFound()
    if (!read.ok) return showAsks(c, write, { id, problems: read.problems })
    const { isYes, title, debtor } = read.value
    const from = await fromOf(c, write)
    if (isYes) await confirm(write, proposal, { title, debtor })
    else await refuse(write, proposal)
    const address = isYes ? await findAddressOfKey(write, proposalKey(proposal.id)) : 'no'
    const query = new URLSearchParams({
      ...(back === 'asks' && from !== null && { before: from.address }),
      ...(address !== null && { kept: address }),
    })
    return c.redirect(`${visit.path}/${back}?${query.toString()}`, 303)
  })
}
