import { icons, info } from '@iconify-json/openmoji'
import { describe, expect, test } from 'vitest'
import { OPENMOJI } from './openmoji.data.ts'
import { Battery, Face, PictureOf, PICTURES } from './pictures.tsx'

const markupOf = (node: unknown): string => String(node)

/** The words that children have chosen so far: they stand in their entries. */
const CHOSEN_SO_FAR = [
  'too loud',
  'too many people',
  'too hard',
  'tired',
  'my tummy hurts',
  'on my own',
  'I want a break',
  'I want to go home',
  'I want help',
  'a good friend',
  'it was fun',
  'somebody listened',
]

describe('the pictures', () => {
  test('are OpenMoji’s as the package has them', () => {
    for (const [name, drawn] of Object.entries(OPENMOJI))
      expect(drawn, name).toBe(icons.icons[name]?.body)
    expect(info.license?.spdx).toBe('CC-BY-SA-4.0')
  })

  test('every word a child ever chose still has its own', () => {
    for (const word of CHOSEN_SO_FAR) expect(PICTURES).toContain(word)
    const drawn = PICTURES.map((word) => markupOf(<PictureOf word={word} />))
    expect(new Set(drawn).size).toBe(PICTURES.length)
    expect(markupOf(<PictureOf word="a word without one" />)).not.toContain('svg')
  })

  test('five faces and five batteries differ in their lines alone, ask for nothing and name nothing', () => {
    for (const Scale of [Face, Battery]) {
      const steps = [1, 2, 3, 4, 5].map((level) => markupOf(<Scale level={level} />))
      const lines = steps.map((step) => step.replaceAll(/fill="#[^"]+"/g, ''))
      expect(new Set(lines).size).toBe(5)
    }
    const all = PICTURES.map((word) => markupOf(<PictureOf word={word} />)).join('')
    expect(all).not.toMatch(/ id=|href|url\(|style=|<script|<title|https?:/)
  })
})
