/** The commands of `heard`, in the order `heard --help` shows them. */
import { addCommand } from './add.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { entriesCommand, newCommand, recordsCommand, timelineCommand } from './records.ts'
import { linkCommand, startCommand } from './start.ts'

export const commands: readonly Command[] = [
  startCommand,
  linkCommand,
  newCommand,
  recordsCommand,
  importCommand,
  addCommand,
  timelineCommand,
  entriesCommand,
]
