/** `heard add`. */
import { addFile, LineSlip } from '../record/add.ts'
import { neededOption, Wrong, type Command } from './command.ts'

export const addCommand: Command = {
  name: 'add',
  args: ['<record>'],
  options: [['--file <entries.jsonl>', 'the entries, one JSON object a line']],
  what: 'add entries from a file: all of them or none',
  async run(given) {
    const file = neededOption(given, 'file')
    const added = await given
      .withRecord(given.args[0] ?? '', (write) => addFile(write, file))
      .catch((problem: unknown) => {
        throw asWrong(problem, file)
      })
    return { json: { added }, words: `Added ${added} ${added === 1 ? 'entry' : 'entries'}.` }
  },
}

function asWrong(problem: unknown, file: string): unknown {
  if (problem instanceof LineSlip)
    return new Wrong(`${file}: ${problem.message}`, {
      file,
      ...(problem.line === 0 ? {} : { line: problem.line }),
      ...(problem.field === '' ? {} : { field: problem.field }),
    })
  const { code } = problem as NodeJS.ErrnoException
  if (code === 'ENOENT') return new Wrong(`There is no file ${file}.`, { file })
  if (code === 'EISDIR') return new Wrong(`${file} is a folder: name a file of entries.`, { file })
  return problem
}
