/** Correcting what happened, or adding to it: a new version beside the old. */
import { randomUUID } from 'node:crypto'
import { whenOf } from '../correspondence/by-hand/forms.ts'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { typedDay, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry } from '../record/entry.ts'
import { filesCarriedOver, filesIn, keep, keyIn, tokenIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { recordRoute, type Visit } from '../record/visit.ts'
import type { Body } from './asking.ts'
import { formShown, happeningAt } from './at.tsx'
import { HappenedFormPage } from './form-page.tsx'
import { figuresIn, readHappened, sortOfKind, typedOf } from './forms.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function correctRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/incidents/:address/correct', 'write incidents'], (c, visit) =>
      visit.within(async (write) => showCorrection(c, write)),
    ),
    recordRoute(around, ['post', '/incidents/:address/correct', 'write incidents'], correct),
  ]
}

async function entryToCorrect(c: Ctx, write: Write) {
  const { entry } = await happeningAt(c, write)
  const sort = sortOfKind(entry.kind)
  if (sort === null) throw new NotFound()
  if (entry.broughtBy !== write.memberId)
    throw new NotAllowed(
      'Only whoever wrote this down can correct it. You can say why, or add an entry of your own.',
    )
  return { entry, sort, body: entry.body as Body }
}

function correcting(write: Write, entry: Entry) {
  const path = `/records/${write.recordId}/incidents/${entry.address}`
  return { path, files: entry.files.length }
}

async function showCorrection(c: Ctx, write: Write): Promise<Response> {
  const { entry, sort, body } = await entryToCorrect(c, write)
  const shown = await formShown(write)
  const { day, time, precision } = entry.happened
  const typed: Typed = {
    ...typedOf(sort, { child: write.recordName, strategies: shown.strategies }, body),
    ...typedDay('day', day),
    on: 'other',
    time: time ?? '',
    about: precision === 'about' ? 'yes' : '',
  }
  return c.html(
    <HappenedFormPage
      {...shown}
      {...{ sort, typed }}
      token={randomUUID()}
      problems={[]}
      correcting={correcting(write, entry)}
    />,
  )
}

async function correct(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const files = await filesIn(form)
  return visit.within(async (write) => {
    const { entry, sort, body } = await entryToCorrect(c, write)
    const token = tokenIn(form)
    const shown = await formShown(write)
    const problems: Problem[] = []
    const when = whenOf(form, shown, (field, text) => problems.push({ field, text }))
    const read = readHappened(
      form,
      sort,
      { child: write.recordName, strategies: shown.strategies },
      body,
    )
    if (!read.ok) problems.unshift(...read.problems)
    if (!read.ok || when === null) {
      const typed = typedIn(form)
      const props = { ...shown, sort, token, typed, problems }
      return c.html(<HappenedFormPage {...props} correcting={correcting(write, entry)} />, 422)
    }
    const address = await keep(write, {
      kind: entry.kind,
      happened: when,
      author: entry.author,
      people: figuresIn(sort.kind, read.value, write.recordName),
      shelf: entry.shelf,
      audience: await currentAudience(write, entry),
      amends: entry.seq,
      body: read.value,
      files: [...(await filesCarriedOver(write, entry)), ...files],
      key: keyIn(form, 'written'),
    })
    return c.redirect(`${visit.path}/incidents/${address}?saved=yes`, 303)
  })
}
