/**
 * What a carer can ask the council for. `care` says how far the row was checked; the rows are those of
 * the law's `pcna` and `young-carer`.
 */
export const ASK_FOR = [
  {
    name: 'A parent carer’s needs assessment',
    what: 'If you look after a disabled child you can ask the council to look at what you need, apart from what your child needs.',
    words: 'I care for my disabled child. Please assess my needs as a parent carer.',
    law: 'Children Act 1989, section 17ZD',
    care: 'The Act sets no number of days. We found this on another’s page, not in the Act itself.',
    source: 'https://lukeclements.co.uk/?p=3882',
  },
  {
    name: 'A young carer’s assessment',
    what: 'If a brother or sister helps to care, the council should look at what they need. They can ask, or you can.',
    words:
      'My child helps to care for their brother or sister. Please assess their needs as a young carer.',
    law: 'Children Act 1989, section 17ZA',
    care: 'The Act sets no number of days.',
    source:
      'https://legislation.gov.uk/ukpga/2014/6/part/5/crossheading/young-carers-and-parent-carers?timeline=false',
  },
] as const
