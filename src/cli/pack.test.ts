/** `heard pack`: what it says of what stops it, where it was asked with a spec and without. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { SpecSlip } from '../packs/stopped.ts'
import { WhereaboutsFound } from '../people/whereabouts/stopped.tsx'
import { TEST_NOW } from '../test-site.ts'
import type { Given } from './command.ts'
import { packCommand } from './pack.ts'

const given = (problem: Error): Given => ({
  args: ['Robin'],
  options: { out: join(tmpdir(), 'heard-no-pack') },
  config: readConfig({ HEARD_DATA: tmpdir() }),
  now: () => TEST_NOW,
  say: () => {},
  withLedger: () => Promise.reject(problem),
  withRecord: () => Promise.reject(problem),
})

test('a tree size that is not there is a slip of the option, not of a spec', async () => {
  const slip = new SpecSlip([{ field: 'at', text: 'The record has 3 entries.' }])
  await expect(packCommand.run(given(slip))).rejects.toMatchObject({
    message: 'The record has 3 entries.',
    place: { field: '--at' },
  })
})

test('without a spec, whereabouts are answered by the option and not in a spec', async () => {
  const found = Object.create(WhereaboutsFound.prototype, {
    message: { value: 'Somebody’s whereabouts are in the pack.' },
    places: { value: [] },
    unseen: { value: [] },
  }) as WhereaboutsFound
  await expect(packCommand.run(given(found))).rejects.toThrow('To go on: --whereabouts "go on".')
})
