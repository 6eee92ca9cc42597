/** What was typed about somebody who should read it. */
import { linkDayIn } from '../../people/link-day.ts'
import type { Day } from '../../platform/day.ts'
import { textOf, textsOf, type Problem, type Read } from '../../platform/web/forms.ts'
import { guideOf } from '../guides.ts'
import type { View } from './given.ts'

export type ReaderGiven = {
  readonly name: string
  readonly role: string
  readonly view: View
  /** What has gone before goes with it. */
  readonly history: boolean
  readonly until: Day
  /** Where Heard mails the link; null where it is handed over in another way. */
  readonly address: string | null
}

const ADDRESS_MAX = 254
const NAME_MAX = 120
/** A link lives for a term or so unless the family says otherwise. */
const USUAL_DAYS = 84

/** The tick by which what has gone before is given too. */
export const HISTORY_GIVEN = 'yes'

/** How a view is written in a form. */
export function viewValue(view: View): string {
  return typeof view === 'object' ? `role:${view.role}` : view
}

function viewOf(text: string, roles: readonly string[]): View {
  if (text === 'whole') return text
  const role = roles.find((each) => text === `role:${each}`)
  return role === undefined ? 'three' : { role }
}

export function readReader(
  form: FormData,
  { today, roles }: { readonly today: Day; readonly roles: readonly string[] },
): Read<ReaderGiven> {
  const problems: Problem[] = []
  const [name, role] = [textOf(form, 'name'), textOf(form, 'role')]
  if (name === '') problems.push({ field: 'name', text: 'Write who will read it' })
  if (name.length > NAME_MAX)
    problems.push({ field: 'name', text: `Write the name in at most ${NAME_MAX} characters` })
  if (role.length > NAME_MAX)
    problems.push({ field: 'role', text: `Say what they do in at most ${NAME_MAX} characters` })
  const until = linkDayIn(form, { today, usualDays: USUAL_DAYS }, problems)
  const address = textOf(form, 'address')
  if (
    address !== '' &&
    (address.length > ADDRESS_MAX || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(address))
  )
    problems.push({ field: 'address', text: 'Write one whole address, such as name@school.org.uk' })
  if (problems.length > 0 || until === null) return { ok: false, problems }
  const [view, history] = [
    viewOf(textOf(form, 'view'), roles),
    textOf(form, 'history') === HISTORY_GIVEN,
  ]
  if (history && view !== 'whole') {
    const text = 'What has gone before goes only with the page: choose the page, or untick it'
    return { ok: false, problems: [{ field: 'history', text }] }
  }
  return {
    ok: true,
    value: {
      name,
      role: role === '' ? 'reader' : role,
      view,
      history,
      until,
      address: address === '' ? null : address,
    },
  }
}

export type Confirmed = {
  readonly will: string | null
  readonly question: string | null
  readonly guides: readonly string[]
}

const WORDS_MAX = 2_000

/** What a reader says when they press "I have read this". */
export function readConfirmed(form: FormData): Read<Confirmed> {
  const [will, question] = [textOf(form, 'will'), textOf(form, 'question')]
  const problems = [
    { field: 'will', text: will },
    { field: 'question', text: question },
  ]
    .filter(({ text }) => text.length > WORDS_MAX)
    .map(({ field }) => ({ field, text: `Say it in at most ${WORDS_MAX} characters` }))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      will: will === '' ? null : will,
      question: question === '' ? null : question,
      guides: textsOf(form, 'guides').filter((id) => guideOf(id) !== null),
    },
  }
}
