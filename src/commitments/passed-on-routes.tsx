/** Somebody passed it on: from a pasted line, from a message, or from a proposal found in one. */
import { randomUUID } from 'node:crypto'
import { NotFound } from '../platform/web/errors.tsx'
import { textOf, typedIn, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import { keep, keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { findMyName } from '../record/looking.ts'
import { append, findByAddress } from '../record/store.ts'
import { recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { asksQuery } from './cards.tsx'
import { blank, entryIn, frameLike, frameOf, sourceOf } from './held-drafts.ts'
import { readPassedOn, type PassedOnGiven } from './held-forms.ts'
import { heldPath } from './need-pages.tsx'
import { PassedOnPage } from './passed-on-page.tsx'
import { passingOnIn } from './passing-on.ts'
import { idNamed, namedOnPage } from './on-page.ts'
import { findProposal, refusePassing } from './passing-proposals.ts'
import { proposalKey } from './proposals.ts'
import { findHeld, findOpenHeld, type Held } from './stops.ts'
import { nameOfSpeaker, toldWordsOf } from './told-words.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function passedOnRoutes(around: Around): Route[] {
  const writing = 'own the record'
  return [
    recordRoute(around, ['get', '/passed-on/new', writing], askPassedOn),
    recordRoute(around, ['post', '/passed-on/new', writing], keepPassedOn),
    recordRoute(around, ['post', '/passed-on/no', writing], refuseOne),
  ]
}

/** What it may be about, with what was chosen first. */
async function openWith(write: Write, chosen: Entry | null): Promise<Held[]> {
  const open = await findOpenHeld(write, todayIn(write))
  const held = chosen === null ? null : await findHeld(write, chosen.seq)
  if (held === null || open.some(({ root }) => root === held.root)) return open
  return [held, ...open]
}

function askPassedOn(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const entry = await entryIn(write, c.req.query('entry') ?? '')
    const of = await entryIn(write, c.req.query('of') ?? '')
    const proposal = await findPassing(write, c.req.query('proposal') ?? '')
    const open = await openWith(write, of)
    const speaker = entry === null ? null : nameOfSpeaker(entry)
    const words = proposal?.words ?? (entry === null ? '' : toldWordsOf(entry))
    const read = passingOnIn(words, speaker)
    const given: Typed = {
      token: randomUUID(),
      words,
      from: proposal?.from ?? speaker ?? '',
      to: proposal === null ? (entry === null ? '' : (read.to ?? '')) : (proposal.to ?? ''),
      about:
        of === null ? (open.length === 1 ? (open[0]?.address ?? '') : '') : addressIn(open, of),
      ...(proposal !== null && { proposal: namedOnPage(proposal) }),
    }
    return c.html(
      <PassedOnPage {...blank(write)} given={given} open={open} source={sourceOf(entry)} />,
    )
  })
}

/** What `of` is a version of, by its page address. */
function addressIn(open: readonly Held[], of: Entry): string {
  return open.find(({ root }) => root === of.root)?.address ?? ''
}

async function keepPassedOn(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const entry = await entryIn(write, textOf(form, 'entry'))
    const open = await openWith(write, await entryIn(write, textOf(form, 'about')))
    const known = new Map(open.map(({ address, root }) => [address, root]))
    const read = readPassedOn(form, { today: todayIn(write), known })
    if (!read.ok) {
      const page = { ...blank(write), problems: read.problems, given: typedIn(form) }
      return c.html(<PassedOnPage {...page} open={open} source={sourceOf(entry)} />, 422)
    }
    const held = await heldFor(write, read.value, keyIn(form, 'need'))
    const { from, to, words, day } = read.value
    const body = { of: held.root, from, to, words, source: entry?.seq ?? null }
    await append(write, [
      {
        ...(await frameLike(write, held)),
        kind: 'hand-over',
        happened: { day, time: null, precision: 'day' },
        people: [from, to].map((name) => ({ name, address: null })),
        body,
        key: keyOf(form),
      },
    ])
    return c.redirect(`${heldPath(visit.path, held)}#path`, 303)
  })
}

/** "No, they did not pass it on": it does not come back. */
async function refuseOne(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const passing = await findPassing(write, textOf(form, 'id'))
    if (passing === null) throw new NotFound()
    await refusePassing(write, passing)
    const from = textOf(form, 'from')
    return c.redirect(`${visit.path}/asks${asksQuery(from === '' ? undefined : from)}`, 303)
  })
}

const findPassing = async (write: Write, named: string) =>
  findProposal(write, await idNamed(write, named))

/** Longer than any of ours; a key stands in an index, which takes no long text. */
const PROPOSAL_MAX = 200

/** A proposal is confirmed once, whatever page it was said yes to on. */
function keyOf(form: FormData): string {
  const proposal = textOf(form, 'proposal').slice(0, PROPOSAL_MAX)
  return proposal === '' ? keyIn(form, 'passed-on') : proposalKey(proposal)
}

/** What it was about: something known, or a need that is written down with it. */
async function heldFor(write: Write, given: PassedOnGiven, key: string): Promise<Held> {
  const { about, day } = given
  const root = 'root' in about ? about.root : await addedNeed(write, about.title, day, key)
  const held = await findHeld(write, root)
  if (held === null) throw new NotFound()
  return held
}

async function addedNeed(
  write: Write,
  title: string,
  day: PassedOnGiven['day'],
  key: string,
): Promise<number> {
  const address = await keep(write, {
    ...frameOf(await findMyName(write), day),
    kind: 'need',
    body: { title },
    key,
  })
  return (await findByAddress(write, address))?.root ?? 0
}
