/** What is told of a meeting: its facts, a view of it, what came of it. */
import { Meta } from '../platform/components/card.tsx'
import { SummaryList } from '../platform/components/summary-list.tsx'
import { listed } from '../platform/words.ts'
import type { MeetingBody, MeetingMinutesBody, MeetingViewBody } from './entries.ts'
import { namesOf, SORT_WORDS, withRole, type Meeting } from './meeting.ts'

type Row = readonly [label: string, value: string | null]

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const told = rows.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ label, value }],
  )
  if (told.length === 0) return null
  return <SummaryList rows={told.map(({ label, value }) => ({ key: label, value }))} />
}

/** Everything but its name and its day. */
export function MeetingFacts({ body }: { readonly body: MeetingBody }) {
  return (
    <>
      {body.calledOff === true && <p class="heard-lead">It was called off.</p>}
      <Rows
        rows={[
          ['What sort', body.sort === 'other' ? null : SORT_WORDS[body.sort]],
          ['Where', placeInWords(body)],
          ['Called by', body.calledBy],
          ['To be there', listed(body.there.map(withRole))],
          ['With us', listed(body.withUs.map(withRole))],
          ['Asked for beforehand', body.papers.join('; ')],
        ]}
      />
      {body.about !== null && <p class="heard-verbatim">{body.about}</p>}
    </>
  )
}

/** `Room 4`, `Online`, or both. */
export function placeInWords({ where, online }: Pick<MeetingBody, 'where' | 'online'>): string {
  return [online === true ? 'Online' : null, where].filter((part) => part !== null).join(', ')
}

const PARTS = [
  ['well', 'What is going well'],
  ['notWell', 'What is not'],
  ['comeOut', 'What should come of it'],
  ['question', 'One question'],
] as const

/** A view, each part under its own name; the words exactly. */
export function ViewWords({ body }: { readonly body: MeetingViewBody }) {
  return (
    <dl class="heard-meeting__view">
      {PARTS.map(([field, label]) =>
        body[field] === null ? null : (
          <div>
            <dt>{label}</dt>
            <dd class="heard-verbatim">{body[field]}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** How long it took, who came, what was said, decided and not agreed. */
export function MinutesWords({ body }: { readonly body: MeetingMinutesBody }) {
  return (
    <>
      <Rows
        rows={[
          ['Who came', listed(body.came.map(withRole))],
          ['Expected, and did not come', listed(body.missing)],
          ['How long', body.minutes === null ? null : `${body.minutes} minutes`],
          ['Recorded', recordedInWords(body)],
        ]}
      />
      {body.said.length > 0 && (
        <>
          <Meta>What was said</Meta>
          <ul class="heard-meeting__said">
            {body.said.map(({ who, words }) => (
              <li>
                {who !== null && <strong>{who}: </strong>}
                <span class="heard-verbatim">{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Told label="What was decided" words={body.decided} />
      <Told label="Not agreed, and left open" words={body.notAgreed} />
    </>
  )
}

function Told({ label, words }: { readonly label: string; readonly words: string | null }) {
  if (words === null) return null
  return (
    <>
      <Meta>{label}</Meta>
      <p class="heard-verbatim">{words}</p>
    </>
  )
}

const KNEW = {
  yes: 'and everybody knew',
  no: 'and not everybody knew',
  some: 'and some knew',
  'not known': 'and it is not known who knew',
} as const

function recordedInWords({ recorded, knew }: MeetingMinutesBody): string | null {
  if (recorded === null) return null
  if (recorded === 'no') return 'No'
  if (recorded === 'not known') return 'Not known'
  return knew === null ? 'Yes' : `Yes, ${KNEW[knew]}`
}

/** The names a box offers that has `list: THOSE_THERE`. */
export const THOSE_THERE = 'those-there'

export function ThoseThere({ meeting }: { readonly meeting: Meeting }) {
  return (
    <datalist id={THOSE_THERE}>
      {namesOf(meeting).map((name) => (
        <option value={name}>{name}</option>
      ))}
    </datalist>
  )
}
