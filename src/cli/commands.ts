/** The commands of `heard`, in the order `heard --help` shows them. */
import { closeAccountCommand } from './account.ts'
import { addCommand } from './add.ts'
import type { Command } from './command.ts'
import { deskCommand } from './desk.ts'
import { inviteCommand, membersCommand } from './circle.ts'
import { importCommand } from './import.ts'
import { backupCommand, changeKeyCommand, exportCommand, restoreCommand } from './keep.ts'
import { doctorCommand } from './doctor.ts'
import { asksCommand, confirmCommand, owedCommand, repliesCommand } from './owed.ts'
import { letterCommand, lettersCommand } from './letters.ts'
import { mattersCommand } from './matters.ts'
import { brushoffCommandLine, dueCommandLine, lawCommandLine } from './law.ts'
import { handoverCommand, packCommand, verifyCommand } from './pack.ts'
import { patternsCommand } from './patterns.ts'
import { entriesCommand, newCommand, recordsCommand, timelineCommand } from './records.ts'
import { sampleCommand } from './sample.ts'
import { linkCommand, signOutCommand, startCommand } from './start.ts'
import { wordsCommand } from './words.ts'

export const commands: readonly Command[] = [
  startCommand,
  linkCommand,
  signOutCommand,
  closeAccountCommand,
  newCommand,
  recordsCommand,
  sampleCommand,
  importCommand,
  addCommand,
  asksCommand,
  confirmCommand,
  repliesCommand,
  owedCommand,
  deskCommand,
  mattersCommand,
  timelineCommand,
  membersCommand,
  inviteCommand,
  lettersCommand,
  letterCommand,
  packCommand,
  verifyCommand,
  handoverCommand,
  exportCommand,
  restoreCommand,
  backupCommand,
  changeKeyCommand,
  doctorCommand,
  dueCommandLine,
  brushoffCommandLine,
  lawCommandLine,
  wordsCommand,
  patternsCommand,
  entriesCommand,
]
