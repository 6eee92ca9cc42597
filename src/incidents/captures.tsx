/** Something that happened, written on a phone without a network: what was seen, the rest later. */
import type { Capture } from '../record/capture.ts'
import { FoldedQuestions, OpenQuestions } from './asking-page.tsx'
import { figuresIn, readHappened, sortOfKind } from './forms.ts'
import type { Question } from './asking.ts'

const ASKED = ['behaviour', 'antecedent', 'place', 'hard', 'childSaid', 'helped']
const FOLD = 'Just before, where, and what was said'

/** The short form asks about no child by name: the phone keeps it. */
function shortQuestions(): readonly Question[] {
  const all = sortOfKind('incident')?.questions('your child') ?? []
  return all
    .filter(({ name }) => ASKED.includes(name))
    .map((each) => (each.fold === undefined ? each : { ...each, fold: FOLD }))
}

const INCIDENT: Capture = {
  what: 'incident',
  door: 'Something happened',
  hint: 'at school or at home',
  shelf: 'incidents',
  must: { anyOf: ['behaviour'], slip: 'Write what happened' },
  Questions() {
    const asked = { questions: shortQuestions(), typed: {}, problems: [] }
    return (
      <>
        <OpenQuestions {...asked} />
        <FoldedQuestions {...asked} />
      </>
    )
  },
  read(form, { child }) {
    const sort = sortOfKind('incident')
    if (sort === null) throw new Error('There is no form for incidents.')
    const read = readHappened(form, sort, { child, strategies: [] })
    if (!read.ok) return read
    const people = figuresIn('incident', read.value, child)
    return { ok: true, value: { kind: 'incident', people, body: read.value } }
  },
}

export const incidentCaptures: readonly Capture[] = [INCIDENT]
