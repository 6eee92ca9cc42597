import { expect, test } from 'vitest'
import { z } from 'zod'
import { attendanceBody, checkInBody, dayKinds, stepAnswerBody, voiceBody } from './entries.ts'

test('a check-in may say as little as one word, and not nothing', () => {
  expect(checkInBody.safeParse({ from: 'home', word: 'tired' }).success).toBe(true)
  expect(checkInBody.safeParse({ from: 'home' }).success).toBe(false)
  expect(checkInBody.safeParse({ from: 'home', worry: 0 }).success).toBe(false)
})

test('the child’s words are kept to the letter, blanks and all', () => {
  expect(voiceBody.parse({ words: ' its to loud \n' }).words).toBe(' its to loud \n')
  expect(voiceBody.safeParse({}).success).toBe(false)
  expect(voiceBody.safeParse({ pictures: ['too loud'], how: 'pictures' }).success).toBe(true)
})

test('a mark is one of the 2024 codes, whatever the case', () => {
  expect(attendanceBody.parse({ session: 'AM', code: 'y1' })).toMatchObject({
    session: 'am',
    code: 'Y1',
  })
  expect(attendanceBody.parse({ session: 'pm', code: '\\' }).code).toBe('\\')
  for (const code of ['H', 'J', 'Y', '', '??'])
    expect(attendanceBody.safeParse({ session: 'am', code }).success).toBe(false)
})

test('a “no” needs no reason', () => {
  expect(stepAnswerBody.safeParse({ of: 1, answer: 'no' }).success).toBe(true)
  expect(stepAnswerBody.safeParse({ of: 1 }).success).toBe(false)
})

test('every kind can be told as JSON Schema', () => {
  for (const { schema } of dayKinds)
    expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).toHaveProperty('type')
})
