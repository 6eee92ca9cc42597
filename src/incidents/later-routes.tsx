/** What is said later about something that happened: why, and when the family was told. */
import { dayOf, typedIn, type Problem } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Day } from '../platform/day.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, EntryDraft } from '../record/entry.ts'
import { keep, keyIn } from '../record/keeping.ts'
import { findMyName } from '../record/looking.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { readAsked, type Question } from './asking.ts'
import { happeningAt, showOne } from './at.tsx'
import { toldHomeBody, whyBody } from './entries.ts'
import { WHY_QUESTIONS } from './sorts.data.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function laterRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['post', '/incidents/:address/why', 'write incidents'], sayWhy),
    recordRoute(around, ['post', '/incidents/:address/told', 'write incidents'], tellTold),
  ]
}

/** Something said later about what happened, which whoever may read that may read too. */
async function laterDraft(
  write: Write,
  entry: Entry,
  { kind, day, body }: { readonly kind: string; readonly day: Day; readonly body: object },
): Promise<Omit<EntryDraft, 'key'>> {
  return {
    kind,
    happened: { day, time: null, precision: 'day' },
    author: await findMyName(write),
    people: [],
    shelf: entry.shelf,
    audience: await currentAudience(write, entry),
    amends: null,
    body: { of: entry.root, ...body },
    files: [],
  }
}

const WHY_MISSING = 'Say what may lie behind it, or tick that we do not know yet'

function whyAsked(child: string): readonly Question[] {
  const who: Question = { name: 'who', as: 'line', label: 'Whose view is it?' }
  return [...WHY_QUESTIONS(child), who].map((each) => ({ ...each, missing: WHY_MISSING }))
}

async function sayWhy(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { entry, happening } = await happeningAt(c, write)
    const questions = whyAsked(write.recordName)
    const read = readAsked(form, {
      questions,
      schema: whyBody,
      shaped: (answers) => ({ of: entry.root, ...answers }),
    })
    if (!read.ok) {
      const typed = typedIn(form)
      return showOne(c, write, { form: 'why', typed, problems: read.problems })
    }
    const { of: _of, ...body } = read.value
    const draft = await laterDraft(write, entry, { kind: 'why', day: todayIn(write), body })
    await keep(write, { ...draft, key: `${keyIn(form, 'written')}:${draft.kind}` })
    return c.redirect(`${visit.path}/incidents/${happening.address}#why`, 303)
  })
}

async function tellTold(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { entry, happening } = await happeningAt(c, write)
    const today = todayIn(write)
    const day = dayOf(form, 'told')
    const read = readAsked(form, {
      questions: [
        { name: 'by', as: 'line', label: 'Who told you?', missing: 'Write who told you' },
        { name: 'how', as: 'line', label: 'How?' },
      ],
      schema: toldHomeBody,
      shaped: (answers) => ({ of: entry.root, ...answers }),
    })
    const problems = [...(read.ok ? [] : read.problems), ...dayProblems(day, happening.day, today)]
    if (!read.ok || problems.length > 0 || day === null || day === 'not a day') {
      return showOne(c, write, { form: 'told', typed: typedIn(form), problems })
    }
    const { of: _of, ...body } = read.value
    const draft = await laterDraft(write, entry, { kind: 'told home', day, body })
    await keep(write, { ...draft, key: `${keyIn(form, 'written')}:${draft.kind}` })
    return c.redirect(`${visit.path}/incidents/${happening.address}#told`, 303)
  })
}

function dayProblems(day: Day | 'not a day' | null, happened: Day, today: Day): Problem[] {
  const slip = (text: string) => [{ field: 'told', text }]
  if (day === null) return slip('Give the day you were told')
  if (day === 'not a day') return slip('Give a day that is in the calendar, as in 28 9 2026')
  if (day > today) return slip('Give a day that has already been')
  return day < happened ? slip('Give a day that is not before it happened') : []
}
