import type { HandLine } from './hand.ts'

const passed = (line: {
  readonly ref: string
  readonly via: NonNullable<HandLine['via']>
  readonly from: string
  readonly to: string
  readonly words: string
}): HandLine => {
  const { ref, via, ...body } = line
  return { ref, via, kind: 'hand-over', body: { of: 'need-anxiety', ...body } }
}

/** What Robin needs, and who has passed it to whom, each in the words of the message it was in. */
export const NEEDS: readonly HandLine[] = [
  {
    ref: 'need-anxiety',
    kind: 'need',
    via: 'gp-asked',
    shelf: 'profile',
    body: {
      title: 'Help with anxiety about school',
      words: 'He wants to go in and his legs will not. He is well at weekends and in the holidays.',
      area: 'social, emotional and mental health',
    },
  },
  passed({
    ref: 'need-anxiety-to-school',
    via: 'gp-says-school',
    from: 'Millbrook Surgery',
    to: 'Hillview Academy',
    words:
      'As I explained, in Westshire a request for anxiety support for a child who is managing to get to school should come from the school, who see him every day.',
  }),
  passed({
    ref: 'need-anxiety-to-camhs',
    via: 'school-says-camhs',
    from: 'Hillview Academy',
    to: 'Westshire CAMHS',
    words: 'Anxiety at this level is for them rather than for us, so it is with CAMHS now.',
  }),
  passed({
    ref: 'need-anxiety-to-early-help',
    via: 'camhs-says-early-help',
    from: 'Westshire CAMHS',
    to: 'Westshire Early Help',
    words:
      'It is linked to school, and our criteria for that ask for Early Help to be tried first.',
  }),
  passed({
    ref: 'need-anxiety-to-school-again',
    via: 'early-help-says-school',
    from: 'Westshire Early Help',
    to: 'Hillview Academy',
    words:
      "My manager's view is that the cause lies in school and so the plan has to be led by school, with their evidence of what has been tried.",
  }),
]
