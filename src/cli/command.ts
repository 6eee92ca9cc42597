/** What a command of `heard` is, and what it may answer. */
import type { Config } from '../config.ts'
import type { Ledger, Write } from '../record/kind.ts'
import type { Account } from '../platform/web/route.ts'

/** Used wrongly: exit code 2, one clear line; `file`, `line` and `field` say where. */
export class Wrong extends Error {
  readonly place: {
    readonly file?: string
    readonly line?: number
    readonly field?: string
    /** What was found on its way out, and what nobody could look inside. */
    readonly whereabouts?: readonly { what: string; where: string; words: string }[]
    readonly notLookedInside?: readonly { file: string; reason: string }[]
  }

  constructor(message: string, place: Wrong['place'] = {}) {
    super(message)
    this.place = place
  }
}

/** `json` is printed with --json, `words` without. `no` is exit code 1: the answer is no. */
export type Answer = {
  readonly json: unknown
  readonly words: string
  readonly no?: boolean
}

export type Given = {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly config: Config
  readonly now: () => string
  /** To the person, while it works; never part of the answer. */
  readonly say: (line: string) => void
  /** Opens the ledger, acting as the first owner, and leaves it again. `adminUrl` is stopped by no wall. */
  readonly withLedger: <T>(
    work: (ledger: Ledger, account: Account, adminUrl: string) => Promise<T>,
  ) => Promise<T>
  /** Opens one transaction at the record named by its id or name. */
  readonly withRecord: <T>(named: string, work: (write: Write) => Promise<T>) => Promise<T>
}

export type Command = {
  readonly name: string
  /** Arguments as commander writes them: `<record>`, `[day]`, `<path...>`. */
  readonly args?: readonly string[]
  readonly options?: readonly (readonly [flags: string, what: string])[]
  readonly what: string
  readonly run: (given: Given) => Promise<Answer | null>
}

/** The option `name` as text, or undefined. */
export function optionOf(given: Given, name: string): string | undefined {
  const value = given.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The option `name`, which must be given. */
export function neededOption(given: Given, name: string): string {
  const value = optionOf(given, name)
  if (value === undefined) throw new Wrong(`--${name} is missing.`, { field: `--${name}` })
  return value
}
