import { describe, expect, test } from 'vitest'
import { familyAmong, soundsLikeFamily, type Party } from './asks-family.ts'

const alex = 'alex@ward.example'
const letter = (sender: string, ...recipients: string[]): Party => ({ sender, recipients })

describe('who in the letters is the family', () => {
  test('is whoever holds a seat under that name', () => {
    const { known } = familyAmong([letter('alex ward', 'hillview academy')], ['Alex Ward'])
    expect([...known]).toEqual(['alex ward'])
  })

  test('is whoever writes from a personal mail host to services', () => {
    const letters = [
      letter('alex@gmail.com', 'office@hillview.sch.uk'),
      letter('c.reid@hillview.sch.uk', 'alex@gmail.com'),
    ]
    expect([...familyAmong(letters, []).known]).toEqual(['alex@gmail.com'])
  })

  test('is whoever is in more letters than anybody else', () => {
    const letters = [
      letter(alex, 'reid@hillview.example'),
      letter('jones@hillview.example', alex),
      letter(alex, 'camhs@trust.example'),
    ]
    expect([...familyAmong(letters, []).known]).toEqual([alex])
  })

  test('is not said where two are alike: their words decide', () => {
    const { known, perhaps } = familyAmong([letter(alex, 'reid@hillview.example')], [])
    expect([...known]).toEqual([])
    expect(perhaps).toEqual([alex, 'reid@hillview.example'])
    expect(soundsLikeFamily('Could you tell me how my son got on?')).toBeGreaterThan(0)
    expect(
      soundsLikeFamily('Thank you for your email about your son. I will let you know.'),
    ).toBeLessThan(0)
  })

  test('is never a service, however often it writes', () => {
    const letters = Array.from({ length: 5 }, () =>
      letter('office@hillview.sch.uk', 'senco@hillview.sch.uk'),
    )
    expect(familyAmong(letters, [])).toEqual({ known: new Set(), perhaps: [] })
  })
})
