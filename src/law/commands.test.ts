import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { brushoffCommand, dueCommand, lawCheckCommand, lawCommand } from './commands.ts'
import { lawJson, lawSchema } from './law.json.ts'
import { ENGLAND } from './england/england.ts'

describe('the commands', () => {
  it('counts from words', () => {
    expect(dueCommand({ clock: 'ehcna-decision', from: '2026-09-07' })).toMatchObject({
      clock: 'ehcna-decision',
      due: '2026-10-19',
      force: 'regs',
      flag: 'YES-P',
    })
    expect(
      dueCommand({
        clock: 'appeal-lodge',
        from: '2026-10-01',
        facts: ['certificate_issued=2026-11-29'],
      }),
    ).toMatchObject({ due: '2027-01-04' })
  })

  it('answers a slip with a sentence', () => {
    const slips = [
      dueCommand({ clock: 'sar', from: '7 September' }),
      dueCommand({ clock: 'nothing', from: '2026-09-07' }),
      dueCommand({ clock: 'sar', from: '2026-09-07', facts: ['soon'] }),
      dueCommand({ clock: 'sar', from: '2026-09-07', calendar: { name: 'a.ics', text: '' } }),
      dueCommand({ clock: 'sar', from: '2026-09-07', jurisdiction: 'atlantis' }),
      dueCommand({ clock: '__proto__', from: '2026-09-07', facts: ['__proto__=x'] }),
      brushoffCommand('  '),
      lawCommand('toString'),
      lawCheckCommand('wales'),
    ]
    for (const slip of slips) expect(slip).toHaveProperty('error')
  })

  it('finds a brush-off and checks the law', () => {
    const found = brushoffCommand('we need a diagnosis first')
    expect(found).toMatchObject([{ id: 'b01', flag: 'YES-S' }])
    expect(brushoffCommand('the cat sat on the mat')).toEqual([])
    expect(lawCheckCommand()).toEqual([])
  })
})

describe('the law as JSON', () => {
  it('survives a round trip and meets its own schema', () => {
    const text = JSON.stringify(lawJson(ENGLAND))
    const schema = z.fromJSONSchema(lawSchema())
    expect(schema.safeParse(JSON.parse(text)).success).toBe(true)
    expect(schema.safeParse({ ...ENGLAND, clocks: [{ id: 'x' }] }).success).toBe(false)
  })

  it('names nothing of how it was made', () => {
    const text = JSON.stringify(ENGLAND)
    for (const word of ['law.md', '/work/', 'compiler', 'this session']) {
      expect(text).not.toContain(word)
    }
  })
})
