/** What was typed about a child's profile, a strategy or a first concern, as bodies or as slips to mend. */
import type { ZodType } from 'zod'
import type { Day } from '../platform/day.ts'
import {
  choiceOf,
  dayOf,
  textOf,
  typedDay,
  type Problem,
  type Read,
  type Typed,
} from '../platform/web/forms.ts'
import { AREAS } from './need.ts'
import { linesOf, SECTIONS, THINGS_MAX } from './profile.ts'
import {
  concernBody,
  profileBody,
  strategyBody,
  type ConcernBody,
  type ProfileBody,
  type StrategyBody,
} from './profile-entries.ts'

/** As many readers as the form has room for at once; more are kept as they are. */
export const ROLES_SHOWN = 4

/** A profile as it would have been typed. */
export function typedFromProfile(body: ProfileBody): Typed {
  return {
    name: body.name ?? '',
    madeWith: body.madeWith ?? '',
    before: body.before ?? '',
    forClass: body.forClass ?? '',
    classYes: body.classYes ? 'yes' : '',
    photo: body.photo ? 'yes' : '',
    ...Object.fromEntries(SECTIONS.map(({ field }) => [field, body[field] ?? ''])),
    ...Object.fromEntries(body.three.map((thing, at) => [`three-${at}`, thing])),
    ...Object.fromEntries(
      AREAS.map((area, at) => [
        `area-${at}`,
        body.needs
          .filter((need) => need.area === area)
          .map(({ words }) => words)
          .join('\n'),
      ]),
    ),
    ...Object.fromEntries(
      body.roles.flatMap(({ role, things }, at) => [
        [`role-${at}`, role],
        [`things-${at}`, things.join('\n')],
      ]),
    ),
  }
}

export function readProfile(form: FormData, before: ProfileBody | null): Read<ProfileBody> {
  const problems: Problem[] = []
  const roles = Array.from({ length: ROLES_SHOWN }, (_, at) => {
    const [role, text] = [textOf(form, `role-${at}`), textOf(form, `things-${at}`)]
    const things = linesOf(text)
    if (role === '' && things.length > 0)
      problems.push({ field: `role-${at}`, text: 'Say who these three things are for' })
    if (things.length > THINGS_MAX)
      problems.push({
        field: `things-${at}`,
        text: 'Choose three. Whoever reads it has a minute, and remembers three',
      })
    return { role, things }
  }).filter(({ role, things }) => role !== '' || things.length > 0)
  const value = {
    name: textOf(form, 'name') || null,
    madeWith: textOf(form, 'madeWith') || null,
    three: [0, 1, 2].map((at) => textOf(form, `three-${at}`)).filter((thing) => thing !== ''),
    ...Object.fromEntries(SECTIONS.map(({ field }) => [field, textOf(form, field)])),
    needs: AREAS.flatMap((area, at) => {
      const words = textOf(form, `area-${at}`)
      return words === '' ? [] : [{ area, words }]
    }),
    roles: [...roles, ...(before?.roles ?? []).slice(ROLES_SHOWN)],
    before: textOf(form, 'before'),
    forClass: textOf(form, 'forClass'),
    classYes: textOf(form, 'classYes') === 'yes',
    photo: textOf(form, 'photo') === 'yes',
  }
  const isEmpty =
    value.three.length === 0 && SECTIONS.every(({ field }) => textOf(form, field) === '')
  if (isEmpty) problems.push({ field: SECTIONS[0].field, text: 'Write one thing. One is a start' })
  return checked(profileBody as ZodType<ProfileBody>, value, problems)
}

export function typedFromStrategy(body: StrategyBody): Typed {
  const { title, do: what, dont, why, where, when, guide, started, removed } = body
  return {
    title,
    do: what ?? '',
    dont: dont ?? '',
    why: why ?? '',
    where: where ?? '',
    when: when ?? '',
    guide: guide ?? '',
    ...typedDay('started', started ?? ''),
    ...typedDay('removed', removed?.on ?? ''),
    by: removed?.by ?? '',
    reason: removed?.reason ?? '',
    isRemoved: removed === null || removed === undefined ? '' : 'yes',
  }
}

/** A strategy, on the day `today`. */
export function readStrategy(form: FormData, today: Day): Read<StrategyBody> {
  const problems: Problem[] = []
  const day = (name: string, must: string | null): Day | null => {
    const on = dayOf(form, name)
    if (on === null && must !== null) problems.push({ field: name, text: must })
    if (on === 'not a day')
      problems.push({ field: name, text: 'Give a day that is in the calendar, as in 7 9 2026' })
    else if (on !== null && on > today)
      problems.push({ field: name, text: 'Give a day that has already been' })
    return on === 'not a day' ? null : on
  }
  if (textOf(form, 'title') === '')
    problems.push({ field: 'title', text: 'Write what an adult does, in one line' })
  const isRemoved = choiceOf(form, 'isRemoved', ['yes']) === 'yes'
  const value = {
    title: textOf(form, 'title'),
    do: textOf(form, 'do'),
    dont: textOf(form, 'dont'),
    why: textOf(form, 'why'),
    where: textOf(form, 'where') || null,
    when: textOf(form, 'when') || null,
    guide: textOf(form, 'guide') || null,
    started: day('started', null),
    removed: isRemoved
      ? {
          on: day('removed', 'Give the day it was taken away, or the day you noticed'),
          by: textOf(form, 'by') || null,
          reason: textOf(form, 'reason') || null,
        }
      : null,
  }
  return checked(strategyBody as ZodType<StrategyBody>, value, problems)
}

/** A first concern and the day it was raised. */
export function readConcern(
  form: FormData,
  today: Day,
): Read<{ readonly body: ConcernBody; readonly on: Day }> {
  const problems: Problem[] = []
  const on = dayOf(form, 'on')
  if (on === null) problems.push({ field: 'on', text: 'Give the day. A guess is fine' })
  else if (on === 'not a day')
    problems.push({ field: 'on', text: 'Give a day that is in the calendar, as in 7 9 2026' })
  else if (on > today) problems.push({ field: 'on', text: 'Give a day that has already been' })
  for (const [field, text] of [
    ['about', 'Write what the concern was'],
    ['raisedBy', 'Write who raised it'],
    ['to', 'Write who was told'],
  ] as const)
    if (textOf(form, field) === '') problems.push({ field, text })
  const value = {
    about: textOf(form, 'about'),
    raisedBy: textOf(form, 'raisedBy'),
    to: textOf(form, 'to'),
    words: textOf(form, 'words'),
    followed: textOf(form, 'followed'),
  }
  const read = checked(concernBody as ZodType<ConcernBody>, value, problems)
  if (!read.ok || on === null || on === 'not a day')
    return { ok: false, problems: read.ok ? problems : read.problems }
  return { ok: true, value: { body: read.value, on } }
}

/** `value` by its schema; what the schema minds is told at the field, unless a slip was told there. */
function checked<T>(schema: ZodType<T>, value: unknown, problems: readonly Problem[]): Read<T> {
  if (problems.length > 0) return { ok: false, problems }
  const read = schema.safeParse(value)
  if (read.success) return { ok: true, value: read.data }
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => ({
      field: fieldOf(path),
      text: message.slice(0, 1).toUpperCase() + message.slice(1),
    })),
  }
}

function fieldOf([first, second]: readonly PropertyKey[]): string {
  const name = String(first ?? '')
  if (name === 'three') return `three-${String(second ?? 0)}`
  if (name === 'roles') return `role-${String(second ?? 0)}`
  if (name === 'needs') return 'area-0'
  return name
}
