/** Beginning a pack: asking to whom it is, then a draft of what they owe. */
import { isOwed } from '../commitments/commitment.ts'
import { textOf, textsOf, type Problem } from '../platform/web/forms.ts'
import type { Ctx } from '../platform/web/route.ts'
import type { Entry } from '../record/entry.ts'
import type { Write } from '../record/kind.ts'
import { pageRecord, todayIn, type Visit } from '../record/visit.ts'
import { findNewest } from '../record/store.ts'
import { BeginPage } from './begin-page.tsx'
import type { PackCommitment } from './complaint.ts'
import { addDraft } from './draft-store.ts'
import { draftOf } from './draft.ts'
import { findLinkable } from '../patterns/chain-store.ts'
import { keptAmong, type KeptFinding } from '../patterns/kept.ts'
import { issueOf } from './kept-findings.ts'
import { specOfOpen } from './open-spec.ts'
import { findCited, findCommitments } from './store.ts'
import { EVERYONE, whomOf } from './whom.ts'

type Open = {
  readonly open: readonly PackCommitment[]
  readonly entries: readonly Entry[]
  readonly kept: readonly KeptFinding[]
}

/** Everything there is now. */
const NOW = Number.MAX_SAFE_INTEGER

/** What is owed today and the entries that tell of it; mail with a legal adviser is left out. */
async function findOpen(write: Write): Promise<Open> {
  const on = todayIn(write)
  const commitments = await findCommitments(write, NOW)
  const owed = commitments.filter((each) => each.since <= on && isOwed(each, on))
  const seqs = owed.flatMap((each) => [
    each.entry ?? 0,
    each.source ?? 0,
    ...each.answers.flatMap((answer) => [answer.seq, answer.source ?? 0]),
    ...each.handOvers.map((handOver) => handOver.seq),
  ])
  const all = await findCited(write, [...new Set(seqs)], NOW)
  const legal = new Set(all.filter(isLegal).map((entry) => entry.seq))
  return {
    open: owed.filter((each) => !legal.has(each.source ?? 0)),
    entries: all.filter((entry) => !legal.has(entry.seq)),
    kept: keptAmong(await findNewest(write, ['finding'])),
  }
}

function isLegal(entry: Entry): boolean {
  return (entry.body as { legal?: unknown } | null)?.legal === true
}

function beginPage(c: Ctx, write: Write, found: Open, problems: readonly Problem[]) {
  const shown = { whom: whomOf(found.open, found.entries), kept: found.kept, problems }
  const status = problems.length > 0 ? 422 : 200
  return c.html(<BeginPage record={pageRecord(write)} {...shown} />, status)
}

export function showBegin(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => beginPage(c, write, await findOpen(write), []))
}

export async function beginPack(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const key = textOf(form, 'whom') || EVERYONE
  const chosenFindings = new Set(textsOf(form, 'finding'))
  return visit.within(async (write) => {
    const found = await findOpen(write)
    const { open, entries } = found
    const chosen =
      key === EVERYONE ? open : whomOf(open, entries).find((each) => each.key === key)?.owed
    if (chosen === undefined)
      return beginPage(c, write, found, [{ field: 'whom', text: 'Choose one of these' }])
    const draft = draftOf(specOfOpen(chosen, entries), entries)
    const findings = found.kept.filter(({ entry }) => chosenFindings.has(entry.address))
    const linkable = await findLinkable(
      write,
      findings.flatMap(({ body }) => body.cameNext),
    )
    const kept = findings.map((each) => issueOf(each, linkable))
    const issues = [...kept, ...draft.issues]
    const id = await addDraft(write, { ...draft, issues })
    return c.redirect(`${visit.path}/packs/${id}`, 303)
  })
}
