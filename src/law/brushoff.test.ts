import { describe, expect, it } from 'vitest'
import { brushoffFinder } from './brushoff.ts'
import { ENGLAND } from './england/england.ts'

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

describe('finding a brush-off', () => {
  it('finds at least four in five paraphrases among its first three', () => {
    const missed = PARAPHRASES.filter(
      ([id, said]) =>
        !find(said)
          .slice(0, 3)
          .some((match) => match.id === id),
    )
    expect(1 - missed.length / PARAPHRASES.length).toBeGreaterThanOrEqual(0.8)
  })

  it('uses no paraphrase that is in the data', () => {
    const known = new Set(ENGLAND.brushoffs.flatMap((row) => [row.said, ...row.sayings]))
    expect(PARAPHRASES.filter(([, said]) => known.has(said))).toEqual([])
  })

  it('gives scores from 1 down, with the fair side beside the answer', () => {
    const matches = find('Without a diagnosis we cannot help')
    expect(matches[0]).toMatchObject({ id: 'b01', score: 1, flag: 'YES-S', force: 'act' })
    expect(matches[0]?.fair).not.toBeNull()
    const scores = matches.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
  })

  it('finds nothing in nothing, and does not mind hostile text', () => {
    expect(find('')).toEqual([])
    expect(find('the of and to')).toEqual([])
    expect(find('zzqx vvkpt')).toEqual([])
    expect(find(`${'('.repeat(5000)} <script> \u0000 ${'a'.repeat(100_000)}`)).toBeInstanceOf(Array)
  })
})
