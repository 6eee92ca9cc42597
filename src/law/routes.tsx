/** The law's own pages: open to everyone, no record and no sign-in. */
import { parseDay } from '../platform/day.ts'
import { textOf, type Problem } from '../platform/web/forms.ts'
import { type Ctx, type Route, openRoute } from '../platform/web/route.ts'
import { askable, type Counted, countsSchoolDays } from './calculator-parts.tsx'
import { due } from './due.ts'
import { ENGLAND } from './england/england.ts'
import type { Clock } from './law.ts'
import { lawJson, lawSchema } from './law.json.ts'
import { GROUPS, GroupPage, LawPage, ToldPage } from './pages.tsx'
import { LAW_PATH } from './parts.tsx'
import { readPastedTerms } from './pasted.ts'
import { BrushoffPage, ClockPage, DutyPage, PlainRowPage } from './row-page.tsx'
import { lawSearch } from './search.ts'
import { findTold, slipInTold } from './told.ts'

/** What the form at the foot of a time limit asked, and what came of it. */
function countedOf(c: Ctx, clock: Clock): Counted {
  const from = c.req.query('from') ?? ''
  const dates = countsSchoolDays(clock) ? (c.req.query('dates') ?? '').trim() : ''
  const facts = Object.fromEntries(
    askable(clock)
      .map((fact) => [fact, (c.req.query(fact) ?? '').trim()] as const)
      .filter(([, value]) => value !== ''),
  )
  const asked = { from, facts, dates, found: null }
  const wrong = (field: Counted['field'], problem: string): Counted => ({
    ...asked,
    field,
    problem,
  })
  if (from === '') return { ...asked, field: 'from', problem: null }
  const start = parseDay(from)
  if (start === null) return wrong('from', 'Give a day, for example 7 September 2026.')
  const read = dates === '' ? null : readPastedTerms(dates, 'What you pasted')
  if (read !== null && 'error' in read) return wrong('dates', read.error)
  const found = due(ENGLAND, clock.id, start, { facts, calendar: read?.calendar ?? null })
  if ('error' in found)
    return wrong(facts['policy_days'] === undefined ? 'from' : 'policy_days', found.error)
  return { ...asked, found, field: 'from', problem: null }
}

function plainRow(id: string): Parameters<typeof PlainRowPage>[0] | null {
  const code = ENGLAND.codes.find((row) => row.id === id)
  if (code !== undefined) {
    return {
      title: `Code ${code.code}`,
      back: 'codes',
      checked: code,
      facts: [
        ['Meaning', code.meaning],
        ['Kind', code.group],
        ['Does the child count as attending?', code.attends],
        ['Does it count as a session the child could attend?', code.possible ? 'yes' : 'no'],
      ],
    }
  }
  const route = ENGLAND.routes.find((row) => row.id === id)
  if (route !== undefined) {
    return {
      title: route.service,
      back: 'who',
      checked: route,
      facts: [
        ['Who usually refers', route.refers],
        ['Can a parent refer?', route.self],
        ['Who answers for it in law', route.owner],
        ['What it decides', route.decides],
        route.breaks === null ? null : ['What breaks a loop', route.breaks],
        ['Mind', 'Ways in differ from place to place: look at your council’s Local Offer.'],
      ],
    }
  }
  return limitOrWording(id)
}

function limitOrWording(id: string): Parameters<typeof PlainRowPage>[0] | null {
  const limit = ENGLAND.limits.find((row) => row.id === id)
  if (limit !== undefined) {
    return {
      title: limit.what,
      back: 'tribunal-pages',
      checked: limit,
      facts: [
        ['Limit', limit.limit],
        ['Whom it binds', limit.binds],
        ['Where it says so', 'Practice Direction No 1 of 2025, known here from summaries of it'],
      ],
    }
  }
  const vague = ENGLAND.vague.find((row) => row.id === id)
  if (vague !== undefined) {
    return {
      title: `“${vague.phrase}”`,
      back: 'wording',
      checked: null,
      facts: [
        ['What is missing', vague.fails],
        ['A clear line would hold', vague.needs],
        vague.basis === null ? null : ['Basis', vague.basis],
      ],
    }
  }
  const blaming = ENGLAND.blaming.find((row) => row.id === id)
  if (blaming !== undefined) {
    return {
      title: `“${blaming.wording}”`,
      back: 'wording',
      checked: null,
      facts: [
        ['The trouble with it', blaming.problem],
        ['What could be written instead', blaming.instead],
      ],
    }
  }
  const change = ENGLAND.reforms.find((row) => row.id === id)
  if (change === undefined) return null
  return {
    title: change.item,
    back: 'changes',
    checked: change,
    facts: [
      ['Where it stands', change.status],
      [
        'Is it law?',
        change.inForce === 'yes' ? 'yes' : change.inForce === 'part' ? 'in part' : 'no',
      ],
    ],
  }
}

function showRow(c: Ctx): Response | Promise<Response> {
  const id = c.req.param('id') ?? ''
  const clock = ENGLAND.clocks.find((row) => row.id === id)
  if (clock !== undefined) {
    const counted = countedOf(c, clock)
    return c.html(
      <ClockPage law={ENGLAND} clock={clock} counted={counted} />,
      counted.problem === null ? 200 : 422,
    )
  }
  const duty = ENGLAND.duties.find((row) => row.id === id)
  if (duty !== undefined) return c.html(<DutyPage law={ENGLAND} duty={duty} />)
  const told = ENGLAND.brushoffs.find((row) => row.id === id)
  if (told !== undefined) return c.html(<BrushoffPage law={ENGLAND} row={told} />)
  const plain = plainRow(id)
  return plain === null ? c.notFound() : c.html(<PlainRowPage {...plain} />)
}

async function lookUp(c: Ctx): Promise<Response> {
  const words = textOf(await c.req.formData(), 'words')
  const slip = slipInTold(words)
  const problems: Problem[] = slip === null ? [] : [{ field: 'words', text: slip }]
  const matches = problems.length > 0 ? [] : findTold(words)
  return c.html(
    <ToldPage words={words} matches={matches} problems={problems} />,
    problems.length > 0 ? 422 : 200,
  )
}

/** Every page of the law, for the application to mount. */
export function lawRoutes(): Route[] {
  const search = lawSearch(ENGLAND)
  return [
    openRoute('get', LAW_PATH, (c) => {
      const words = (c.req.query('q') ?? '').trim()
      return c.html(<LawPage words={words} found={words === '' ? null : search(words)} />)
    }),
    openRoute('get', '/law.json', (c) => c.json(lawJson(ENGLAND))),
    openRoute('get', '/law.schema.json', (c) => c.json(lawSchema())),
    openRoute('get', `${LAW_PATH}/rows/:id`, showRow),
    openRoute('post', `${LAW_PATH}/told`, lookUp),
    ...GROUPS.map((group) =>
      openRoute('get', `${LAW_PATH}/${group.slug}`, (c) =>
        c.html(<GroupPage law={ENGLAND} group={group} />),
      ),
    ),
  ]
}
