import { describe, expect, it } from 'vitest'
import { brushoffFinder, toldFinder } from './brushoff.ts'
import { ENGLAND } from './england/england.ts'
import { FIRST } from './told-first.data.ts'
import { NOTHING_FIRST, NOTHING_SECOND } from './told-nothing.data.ts'
import { SECOND } from './told-second.data.ts'

const find = brushoffFinder(ENGLAND.brushoffs)

/** Written without looking at the sayings in the data; none of them is in it. */
const PARAPHRASES: readonly (readonly [id: string, said: string])[] = [
  ['b01', 'Until a paediatrician gives him a label there is nothing school can offer.'],
  ['b01', 'You will need to get her diagnosed before any support starts'],
  ['b02', 'We see no difficulties whatsoever during the school day, he copes really well'],
  ['b02', 'honestly she is fine when she is with us'],
  ['b03', 'For a plan they need to be working at least 2 years below their age'],
  ['b04', 'He is choosing to be naughty, he can stop if he wants'],
  ['b04', 'it is wilful, she does it deliberately to get attention'],
  ['b05', 'Without an EHC plan the school cannot afford to pay for extra adult help'],
  ['b05', 'we have not got the budget unless there is an EHCP'],
  ['b06', 'The graduated response has to run for three terms before you can ask'],
  ['b06', 'we must complete more APDR cycles'],
  ['b07', 'Only the SENCO is able to submit the EHC needs assessment request'],
  ['b07', 'mums and dads cannot ask the council for an assessment'],
  ['b08', 'The school will not be supporting an application for an EHC plan'],
  ['b09', 'You have to wait for our ed psych visit before asking for an assessment'],
  [
    'b10',
    'The office rang and asked me to fetch him at 11, they said it would not go down as an exclusion',
  ],
  ['b10', 'they told me to keep her at home for the rest of the week but not as a suspension'],
  ['b11', 'If you do not accept the half days he will be permanently excluded'],
  ['b12', 'Maybe a different school would suit him better, we cannot meet his needs'],
  ['b13', 'It is anxiety rather than special needs'],
  ['b14', 'She gets good marks so she does not need anything'],
  ['b15', 'Our behaviour policy applies equally to everyone, no exceptions'],
  ['b16', 'It would be unfair on the rest of the class'],
  ['b17', 'When her attendance gets better we will put support in'],
  ['b18', 'Every day off has to be backed by a letter from the doctor'],
  ['b19', 'mental health days are marked as unauthorised because it is not real illness'],
  ['b20', 'You are going to get a fine if he misses more school'],
  ['b21', 'because of data protection I am unable to give you the notes'],
  ['b22', 'There is no need to add her to the SEN list'],
  ['b23', 'The TA supports the whole class so I cannot say how much time he has'],
  ['b24', 'They said it must be caused by something at home and my parenting'],
  ['b25', 'It only says he should have access to a quiet room, and he does'],
  ['b26', 'Our one-to-one left and we cannot find anyone so his hours are not being delivered'],
  ['b26', 'no staff to do the provision in the plan'],
  ['b27', 'that is not bullying, he winds the other boys up'],
  ['b28', 'The GP told me that school must do the referral'],
  ['b29', 'SENCO says the doctor has to make the referral'],
  ['b30', 'CAMHS told us the waiting list is closed to new children'],
  ['b31', 'CAMHS say he is not severe enough to be seen'],
  ['b32', 'They will not take her at CAMHS because she is autistic'],
  ['b33', 'We were told to do a parenting group before they would look at ADHD'],
  ['b34', 'CAMHS think this is behaviour and nothing to do with mental health'],
  ['b35', 'Occupational therapy will only see pupils with an EHCP'],
  [
    'b36',
    'The therapist will not give advice for the needs assessment because she has never met him',
  ],
  ['b37', 'The GP surgery refuses to write a letter to school'],
  ['b38', 'They said call again when it becomes worse or he self harms'],
  ['b39', 'School will not accept a private report from an independent psychologist'],
  ['b40', 'The council says the six weeks has not begun because evidence is missing'],
  ['b41', 'The panel does not sit until the end of next month'],
  ['b42', 'there are not enough EPs nationally so it is delayed'],
  ['b43', 'The LA want proof that the school spent the £6000'],
  ['b44', 'We do not give plans for dyslexia'],
  ['b45', 'EHCPs are being abolished by the new law'],
  [
    'b46',
    'The council will not write a number of hours in section F because school needs flexibility',
  ],
  ['b47', 'speech and language belongs in the health section of the plan, not F'],
  ['b48', 'You only have 15 working days to comment on the draft before we make it final'],
  [
    'b49',
    'Because the school was late with the annual review report our four weeks have not started',
  ],
  ['b50', 'We are going to amend his plan but have no date for you'],
  ['b51', 'There is no specialist place available so he must stay home and wait'],
  ['b52', 'He is still on the school roll so home education is their responsibility not ours'],
  ['b53', 'They refuse to deal with my complaint because I appealed to the tribunal'],
  ['b54', 'You must go through mediation prior to an appeal'],
  ['b55', 'Social care say that it is for education and health to deal with'],
  ['b56', 'Social services say we are not at the threshold'],
  ['b57', 'The council told me that a carer assessment is only for adult carers'],
  ['b58', 'The worker shut our case as we could not come to the appointments'],
  ['b59', 'Nothing can happen about a plan before we have done Early Help'],
  ['b60', 'They hinted that my complaints could lead to a safeguarding referral'],
]

/** A second voice, written once the finder stood; nothing was changed for it. */
const OTHERS: typeof PARAPHRASES = [
  ['b01', 'They said no label means no help'],
  ['b01', 'SENCO: come back to us once you have got the diagnosis'],
  ['b02', 'The teacher says my daughter is perfectly happy and settled, they see nothing'],
  ['b02', "We don't recognise the child you are describing"],
  ['b03', 'Your son would need to be at least two years below his classmates'],
  ['b04', 'He makes bad choices and needs to learn there are consequences'],
  ['b05', "We'd love to give her more support but there's no money without an EHCP"],
  ['b06', "You have to do two terms of SEN support before you're allowed to apply"],
  ['b07', "Parents aren't able to make the request, the school does it"],
  ['b08', "Our SENCO won't back your application"],
  ['b09', 'First he needs to see the education psychologist, then we can think about applying'],
  ['b10', 'School phoned asking me to take her home early again because she was upset'],
  ['b10', "We think it's best if he has tomorrow at home"],
  ['b11', 'Either you agree to mornings only or we exclude him permanently'],
  ['b12', "I think he'd be better suited to a specialist provision, we can't cope with him"],
  ['b13', "All teenagers feel anxious, that isn't SEN"],
  ['b14', "He's doing well in his tests so there is no need for support"],
  ['b15', 'We have to be consistent, the same sanctions apply to every child'],
  ['b16', 'We have to think of the other 29 kids'],
  ['b17', "We can't put any support in place until he is attending regularly"],
  ['b18', 'We need a medical note before we will authorise these absences'],
  ['b19', "Feeling anxious isn't a reason for authorised absence"],
  ['b20', "If this continues you'll be taken to court and fined"],
  ['b21', "I'm not allowed to share those records with you because of GDPR"],
  ['b22', "He isn't on our SEN register because he doesn't need to be"],
  ['b23', 'The TA is there for all the children, not just her'],
  ['b24', 'Have you considered that this is about routines and discipline at home'],
  ['b25', 'His plan says access to a sensory room which he can use whenever'],
  ['b26', "We haven't been able to recruit anybody for his 1-1"],
  ['b27', "It's just boys being boys, he gives as good as he gets"],
  ['b28', 'You need to go through the school for an autism referral, not us'],
  ['b29', 'Go to your GP, they do the referral'],
  ['b30', 'The service has paused new referrals'],
  ['b31', "CAMHS rejected the referral because he doesn't meet the threshold"],
  ['b32', "CAMHS said it's his autism so they can't help"],
  ['b33', 'They want us to attend a parenting class before referral'],
  ['b34', "It's behavioural so CAMHS won't get involved"],
  ['b35', 'The speech therapist only sees kids with a plan'],
  ['b36', "The OT refused to provide advice for the EHCNA because he's not on her caseload"],
  ['b37', "My GP says they don't do letters for school absence"],
  ['b38', "They'll only see her if she is actively self harming"],
  ['b39', "They're refusing to take notice of our private autism assessment"],
  ['b40', "LA says they can't accept the request until all the evidence is in"],
  ['b41', 'We have to wait for panel'],
  ['b42', 'They blame the delay on a shortage of educational psychologists'],
  ['b43', "LA says school hasn't used its £6k"],
  ['b44', "They told me ADHD isn't enough for a plan"],
  ['b45', "EHCPs are going to be scrapped so there's no point applying"],
  ['b46', "They said the plan can't be specific about hours because it needs to be flexible"],
  ['b47', 'LA insists occupational therapy is health and goes in G'],
  ['b48', 'LA gave me fifteen working days to reply to the draft'],
  ['b49', 'LA says the clock starts when they get the paperwork from school after annual review'],
  ['b50', "They've said they'll amend the plan but no timescale"],
  ['b51', "There's no school for him so he's just at home"],
  ['b52', "The council says education is up to school as she's on their roll"],
  ['b53', "LA won't look at the complaint as I've lodged an appeal"],
  ['b54', 'I was told I have to do mediation first'],
  ['b55', "Social worker says it's not their remit"],
  ['b56', "We were told we don't meet the threshold for a social worker"],
  ['b57', "They said there's no carers assessment for parents of kids"],
  ['b58', "Early help closed us down as we didn't engage"],
  ['b59', 'You need to have done Early Help first before an EHCP'],
  ['b60', "The head hinted that she'd report us to social services if I keep emailing"],
]

function found(said: readonly (readonly [id: string, said: string])[], atMost: number): number {
  const hits = said.filter(([id, words]) =>
    find(words)
      .slice(0, atMost)
      .some((match) => match.id === id),
  )
  return hits.length / said.length
}

describe('finding a brush-off', () => {
  it.each([
    ['one voice', PARAPHRASES],
    ['another', OTHERS],
    ['parents, as they say it', FIRST],
    ['parents, kept apart', SECOND],
  ])('finds what is told in the words of %s among its first three', (_voice, said) => {
    expect(found(said, 3)).toBeGreaterThanOrEqual(0.85)
    expect(found(said, 1)).toBeGreaterThanOrEqual(0.7)
  })

  it('uses no paraphrase that is in the data', () => {
    const known = new Set(ENGLAND.brushoffs.flatMap((row) => [row.said, ...row.sayings]))
    const said = [...PARAPHRASES, ...OTHERS, ...FIRST, ...SECOND]
    expect(said.filter(([, words]) => known.has(words))).toEqual([])
    expect(FIRST.length).toBeGreaterThanOrEqual(120)
    expect(SECOND.length).toBeGreaterThanOrEqual(120)
  })

  it.each([
    ['by which the limit was set', NOTHING_FIRST],
    ['kept apart', NOTHING_SECOND],
  ])('says that nothing is like it for everyday sentences %s', (_which, said) => {
    const matched = said.filter((words) => find(words).length > 0)
    expect(matched.length / said.length).toBeLessThanOrEqual(0.1)
  })

  it('finds one sentence in a long email, and says which, near what, by which words', () => {
    const email = [
      'Dear Ms Ward,',
      'Thank you for your email and for the lovely card. The trip to the farm went well.',
      'Please remember PE kit on Thursday, and that term ends on Friday at half past one.',
      'Regarding your question about support: the graduated approach must run for three cycles before we can ask for an assessment.',
      'I hope that you all have a restful weekend.',
      'Kind regards',
    ].join('\n\n')
    const [first] = toldFinder(ENGLAND.brushoffs)(email)
    expect(first?.id).toBe('b06')
    expect(first?.sentence).toContain('graduated approach')
    expect(first?.near).not.toBe('')
    expect(first?.shared.length).toBeGreaterThan(1)
  })

  it.each([
    'we don’t do dyslexia assessments',
    'we are not able to assess dyspraxia',
    'Nobody here tests for dyscalculia',
    'The council won’t consider ADHD on its own',
  ])('knows that a condition was turned away: %s', (said) => {
    expect(find(said).map(({ id }) => id)).toContain('b44')
  })

  it.each([
    'the dyslexia assessment is on Tuesday',
    'Thanks for the autism report, it is attached',
    'Her ADHD clinic is booked for 3 March',
  ])('takes no arrangement for a brush-off: %s', (said) => {
    expect(find(said)).toEqual([])
  })

  it('forgives misspellings', () => {
    expect(find('they said no suport without a diagnosys')[0]?.id).toBe('b01')
    expect(find('you have to do medation befor the tribunel')[0]?.id).toBe('b54')
  })

  it('gives scores from at most 1 down, with the fair side beside the answer', () => {
    const matches = find('Without a diagnosis our hands are tied.')
    expect(matches[0]).toMatchObject({ id: 'b01', flag: 'YES-S', force: 'act' })
    expect(matches[0]?.fair).not.toBeNull()
    expect(Object.keys(matches[0] ?? {})).not.toContain('near')
    const scores = matches.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
  })

  it('finds nothing in nothing, and does not mind hostile text', () => {
    expect(find('')).toEqual([])
    expect(find('the of and to')).toEqual([])
    expect(find('zzqx vvkpt')).toEqual([])
    expect(find(`${'('.repeat(5000)} <script> \u0000 ${'a'.repeat(100_000)}`)).toBeInstanceOf(Array)
    expect(find('__proto__ constructor toString')).toEqual([])
  })
})
