import { describe, expect, it } from 'vitest'
import { lawFaults } from './law-check.ts'
import { ENGLAND } from './england/england.ts'
import type { Law } from './law.ts'

describe('the law of England', () => {
  it('has no fault', () => {
    expect(lawFaults(ENGLAND)).toEqual([])
  })

  it('holds every clock, duty, brush-off and code', () => {
    expect(ENGLAND.clocks).toHaveLength(140)
    expect(ENGLAND.duties).toHaveLength(83)
    expect(ENGLAND.brushoffs).toHaveLength(60)
    expect(ENGLAND.codes).toHaveLength(34)
    expect(ENGLAND.limits).toHaveLength(23)
  })

  it('is found wanting when a row loses its source, its rung, its example or its number', () => {
    const [first, ...rest] = ENGLAND.clocks
    const broken = (change: Partial<Law['clocks'][number]>): string[] =>
      lawFaults({ ...ENGLAND, clocks: [{ ...first!, ...change }, ...rest] }).map(
        ({ fault }) => fault,
      )
    expect(broken({ source: { ...first!.source, instrument: 'nowhere' } }).join()).toContain(
      'no instrument',
    )
    expect(broken({ rung: '' })).not.toEqual([])
    expect(broken({ evidence: [] }).join()).toContain('no address')
    expect(broken({ count: { rule: 'WEEKS_EXCL', n: 7 } }).join()).toContain('the example says')
    expect(
      lawFaults({ ...ENGLAND, worked: ENGLAND.worked.slice(1) }).map(({ fault }) => fault),
    ).toContain('no worked example tests it')
    expect(lawFaults({ ...ENGLAND, clocks: [...ENGLAND.clocks, first!] }).length).toBeGreaterThan(0)
  })

  it('flags what was never checked, and says nothing proposed is law', () => {
    const unsure = ENGLAND.clocks.filter(({ flag }) => flag === 'NO').map(({ id }) => id)
    expect(unsure).toEqual(['sc-ack', 'sc-escalate', 'sc-time-limit', 'ihp-set-up', 'ihp-review'])
    expect(ENGLAND.clocks.filter(({ inForce }) => inForce !== 'yes').map(({ id }) => id)).toEqual([
      'deregister-special',
      'allergy-policy',
    ])
  })
})
