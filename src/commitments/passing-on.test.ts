import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodiesIn, passedToIn, passingOnIn, passingsIn, speakerOf } from './passing-on.ts'

describe('a pasted line of passing on', () => {
  test.each([
    [
      'CAMHS: not our remit, try Early Help',
      'CAMHS',
      'Early Help',
      'not our remit, try Early Help',
    ],
    ['GP said it is for school', 'GP', 'School', 'it is for school'],
    ['The surgery told me: the SENCO has to refer', 'surgery', 'SENCO', 'the SENCO has to refer'],
    ['School says that the council must fund it', 'School', 'Council', 'the council must fund it'],
    [
      'Early Help: “This needs to be led by school.”',
      'Early Help',
      'School',
      'This needs to be led by school.',
    ],
    ['we cannot help', null, null, 'we cannot help'],
    ['try Early Help', null, 'Early Help', 'try Early Help'],
    ['', null, null, ''],
  ])('%s', (pasted, from, to, words) => {
    expect(passingOnIn(pasted)).toEqual({ from, to, words })
  })

  test('keeps a name whole', () => {
    expect(bodiesIn('Please contact Westshire Early Help Hub or your GP surgery.')).toEqual([
      'Westshire Early Help Hub',
      'GP surgery',
    ])
  })

  test('never throws, and is quick on hostile text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        expect(passingOnIn(text).words.length).toBeLessThanOrEqual(text.length)
        expect(passingsIn(text, 'School').length).toBeLessThanOrEqual(2)
      }),
    )
    expect(passingsIn('please contact '.repeat(5000), 'School')).toEqual([])
    expect(passingOnIn(`${'A '.repeat(20_000)}school`).to).toBeNull()
  })
})

describe('passing on in a message', () => {
  test.each([
    ['School', 'This is one for CAMHS, I am afraid.', 'CAMHS'],
    ['CAMHS', 'A plan like this should be led by school.', 'School'],
    ['GP', 'The referral would need to come from the school.', 'School'],
    ['School', 'You will need to speak to your GP about that.', 'GP'],
    ['The council', 'We suggest that you contact the school in the first instance.', 'School'],
    ['School', 'I have passed your letter to the council SEND team.', 'Council SEND team'],
    ['CAMHS', 'We are closing the referral.', null],
    ['CAMHS', 'This does not fall within our remit.', null],
    ['Early Help', 'Mental health sits with CAMHS.', 'CAMHS'],
    ['School', 'We don’t do dyslexia assessments.', null],
    ['School', 'The school does not assess for dyslexia.', null],
    ['CAMHS', 'We are not able to offer sensory assessments.', null],
    ['GP', 'Autism isn’t something we diagnose here.', null],
    ['The council', 'We no longer fund speech therapy.', null],
    ['School', 'We cannot refer for ADHD.', null],
  ])('%s: %s', (speaker, words, to) => {
    const found = passingsIn(`Dear Ms Ward. Thank you for your email. ${words}`, speaker)
    expect(found).toHaveLength(1)
    expect(found[0]?.words).toBe(words)
    expect(found[0]?.to?.toLowerCase() ?? null).toBe(to?.toLowerCase() ?? null)
  })

  test.each([
    ['School', 'School photographs are on Tuesday.'],
    ['School', 'Please contact the school office if you have any questions.'],
    ['School', 'He enjoyed the trip to the library.'],
    ['CAMHS', 'Did you speak to your GP?'],
    ['CAMHS', 'Our clinic is closed on Friday.'],
    ['The council', 'We have received your request and will decide within six weeks.'],
    ['School', 'He met the school nurse and liked her.'],
    ['School', 'We do not have any concerns.'],
    ['School', 'We don’t do homework on Fridays.'],
    ['School', 'I have not tested the microphone.'],
    ['School', 'We do not test on Mondays, only spellings.'],
    ['School', 'The report is not ready yet.'],
  ])('is not seen where there is none: %s: %s', (speaker, words) => {
    expect(passingsIn(words, speaker)).toEqual([])
  })

  test('what is not given here and where to go instead are one passing on', () => {
    const words = 'Autism is not something we assess. Please contact Early Help.'
    expect(passingsIn(words, 'CAMHS').map(({ to }) => to)).toEqual(['Early Help'])
    expect(passingsIn('We do not offer tests. Thank you.', 'CAMHS')).toHaveLength(1)
  })

  test('takes a body that says it closes for the one that speaks', () => {
    expect(passingsIn('Early Help is closing its file.', 'Council')).toEqual([
      { from: 'Early Help', to: null, words: 'Early Help is closing its file.' },
    ])
  })

  test('knows who speaks by the name, what stands under the letter, or the address', () => {
    const letter = 'Please contact Early Help.\n\nKind regards\nLena Fox\nWestshire CAMHS'
    expect(speakerOf({ name: 'Lena Fox', address: 'l.fox@nhs.net' }, letter)).toBe(
      'Westshire CAMHS',
    )
    expect(speakerOf({ name: 'C Reid', address: 'c.reid@hillview.sch.uk' }, 'Hello')).toBe('School')
    expect(speakerOf({ name: 'Millbrook Surgery', address: null }, letter)).toBe(
      'Millbrook Surgery',
    )
    expect(speakerOf({ name: 'Pat Lee', address: 'pat@example.org' }, 'Hi')).toBe('Pat Lee')
  })

  test('suggests to whom a reply passes it on, and nobody where the writer’s own body is named', () => {
    const reid = { name: 'C Reid', address: 'c.reid@hillview.sch.uk' }
    expect(passedToIn('You will need to speak to your GP.', reid)).toBe('GP')
    expect(passedToIn('I have passed this on to Mrs Marlow.', reid)).toBe('Mrs Marlow')
    expect(passedToIn('Please contact the school office with questions.', reid)).toBeNull()
  })
})
