import { expect, test } from 'vitest'
import { PackSpec } from './spec.ts'
import { exhibitsInUse, specOfDraft, type Draft } from './draft.ts'

const draft: Draft = {
  title: 'A complaint',
  to: 'the Head Teacher',
  stage: '',
  opening: '',
  want: [],
  budget: null,
  bundle: false,
  charts: [],
  issues: [
    { heading: 'Lunch', words: '', entries: [1], quotes: [] },
    { heading: 'The plan', words: '', entries: [2, 3], quotes: [{ entry: 4, words: 'so' }] },
  ],
  include: [1, 2, 4],
  hold: [{ entry: 3, description: 'A letter' }],
}

test('charts that were chosen are asked for; one nobody draws is told by its name', () => {
  expect(specOfDraft({ ...draft, charts: ['attendance'] })).toMatchObject({
    charts: ['attendance'],
  })
  const spec = { to: 'x', issues: [], charts: ['mood'] }
  expect(PackSpec.safeParse(spec).error?.issues[0]?.message).toContain(
    'A chart must be one of: days, incidents, attendance.',
  )
})

test('the exhibits of an issue that is left out are neither counted nor given', () => {
  expect(exhibitsInUse(draft)).toEqual({ include: [1, 2, 4], hold: draft.hold })
  const shorter = { ...draft, issues: draft.issues.slice(0, 1) }
  expect(exhibitsInUse(shorter)).toEqual({ include: [1], hold: [] })
  expect(specOfDraft(shorter)).toMatchObject({ include: [1], hold: [] })
})
