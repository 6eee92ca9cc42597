/** `heard patterns`. */
import { findFacts, Memory } from '../patterns/store.ts'
import { patternsIn } from '../patterns/patterns.ts'
import { dayAt } from '../platform/day.ts'
import type { Command } from './command.ts'
import { dayOption } from './owed.ts'

export const patternsCommand: Command = {
  name: 'patterns',
  args: ['<record>'],
  options: [['--on <day>', 'as the record stood on this day; today unless given']],
  what: 'what the record shows again and again, with what speaks for and against it',
  async run(given) {
    const { found, tooFew } = await given.withRecord(given.args[0] ?? '', async (write) => {
      const on = dayOption(given) ?? dayAt(given.now(), write.zone)
      return patternsIn(await findFacts(write, on, new Memory()), on)
    })
    const claims = found.map(
      (each) =>
        `${each.claim}\n  ${each.strength}; for: ${each.for.join(', ') || 'none'}; against: ${each.against.join(', ') || 'none'}\n  What would show it wrong: ${each.disproof}\n  To ask: ${each.ask}`,
    )
    const open = tooFew.map(({ rule, needs }) => `Too few to say (${rule}): it needs ${needs}.`)
    return {
      json: found.map(({ rule, claim, for: speaksFor, against, strength, disproof, ask }) => ({
        rule,
        claim,
        for: speaksFor,
        against,
        strength,
        disproof,
        ask,
      })),
      words: [...(claims.length === 0 ? ['No pattern stands.'] : claims), ...open].join('\n\n'),
    }
  },
}
