/** Saying what a reply was: one tap each. Sent twice, kept once. */
import { choiceOf, textOf, type Problem } from '../platform/web/forms.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { append, findByAddress } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { ANSWERED_AS } from './commitment.ts'
import { findReplies } from './find-incoming.ts'
import type { WhatHappened } from './forms.ts'
import { keptInWords, RepliesPage, type RepliesPageProps } from './incoming-page.tsx'
import { NOT_AN_ANSWER } from './incoming-store.ts'
import { draftOf } from './routes.tsx'
import { findCommitment, setAside } from './store.ts'

const NAME_LENGTH_MAX = 300
const SAID = [...ANSWERED_AS, 'passed on', 'not'] as const

export function incomingRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/replies', 'own the record'], (c, visit) =>
      visit.within((write) => showReplies(c, write)),
    ),
    recordRoute(around, ['post', '/replies', 'own the record'], sayWhatItWas),
  ]
}

async function showReplies(
  c: Ctx,
  write: Write,
  wrong?: RepliesPageProps['wrong'],
): Promise<Response> {
  const on = todayIn(write)
  const replies = await findReplies(write, on)
  const kept = wrong === undefined ? await keptIn(c, write) : undefined
  const page = { record: pageRecord(write), on, replies, kept, wrong }
  return c.html(<RepliesPage {...page} />, wrong === undefined ? 200 : 422)
}

/** What the form before said, from the address of the page it led to. */
async function keptIn(c: Ctx, write: Write): Promise<RepliesPageProps['kept']> {
  const as = SAID.find((each) => each === c.req.query('said'))
  const commitment = as === undefined ? null : await findCommitment(write, c.req.query('of') ?? '')
  if (as === undefined || commitment === null) return undefined
  return { words: keptInWords(as, commitment.title), address: commitment.address }
}

async function sayWhatItWas(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const as = choiceOf(form, 'as', SAID)
  const to = textOf(form, 'to')
  return visit.within(async (write) => {
    const message = await findByAddress(write, textOf(form, 'heard'))
    const commitment = await findCommitment(write, textOf(form, 'of'))
    if (message?.kind !== 'message' || commitment === null) throw new NotFound()
    const problems = problemsIn(as, to)
    if (as === null || problems.length > 0)
      return showReplies(c, write, { id: `r-${message.address}-${commitment.address}`, problems })
    if (as === 'not') await setAside(write, message.seq, `${NOT_AN_ANSWER}${commitment.root}`)
    else {
      const told = { day: message.happened.day, words: null }
      const what: WhatHappened = as === 'passed on' ? { ...told, as, to } : { ...told, as }
      const draft = await draftOf(write, commitment, what, message.seq)
      await append(write, [{ ...draft, key: `reply:${message.seq}:${commitment.root}` }])
    }
    const said = new URLSearchParams({ said: as, of: commitment.address })
    return c.redirect(`${visit.path}/replies?${said.toString()}`, 303)
  })
}

function problemsIn(as: string | null, to: string): Problem[] {
  if (as === null) return [{ field: 'to', text: 'Say what the reply was' }]
  if (as !== 'passed on') return []
  if (to === '') return [{ field: 'to', text: 'Write whom it was passed on to' }]
  return to.length > NAME_LENGTH_MAX ? [{ field: 'to', text: 'Give a shorter name' }] : []
}
