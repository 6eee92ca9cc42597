/** `heard matters`. */
import { mattersJson, mattersWords, processesJson, processesWords } from '../matters/commands.ts'
import { findAround, findMatters } from '../matters/store.ts'
import { dayAt } from '../platform/day.ts'
import { Wrong, type Command } from './command.ts'
import { dayOption } from './owed.ts'

export const mattersCommand: Command = {
  name: 'matters',
  args: ['[record]'],
  options: [
    ['--on <day>', 'as it stands on this day; today unless given'],
    ['--processes', 'the processes that are known, with what can happen in each'],
  ],
  what: 'the clocks that run: each matter with its path, its dates and what they hang on',
  async run(given) {
    if (given.options['processes'] === true)
      return { json: processesJson(), words: processesWords() }
    const [record] = given.args
    if (record === undefined) throw new Wrong('Name a record, or ask for --processes.')
    return given.withRecord(record, async (write) => {
      const on = dayOption(given) ?? dayAt(given.now(), write.zone)
      const matters = await findMatters(write)
      const around = await findAround(write)
      return { json: mattersJson(matters, around, on), words: mattersWords(matters, around, on) }
    })
  },
}
