/** A rule as regular expressions. */
import { PARTS } from './parts.data.ts'
import type { Rule } from './rule.ts'

export type Compiled = {
  readonly rule: Rule
  readonly find: RegExp
  readonly unless: RegExp | null
  readonly within: RegExp | null
}

/** What a space in a pattern stands for. */
const GAP = '(?:\\s{1,6}|\\s?-\\s{0,2})'

function sourceOf(pattern: string): string {
  const filled = pattern.replaceAll(/\{([a-z]+)\}/gi, (whole, name: string) => PARTS[name] ?? whole)
  // A space inside a character class would be taken apart; none of the patterns has one.
  return filled.replaceAll(' ', GAP)
}

function wholeWords(patterns: readonly string[], flags: string): RegExp {
  const any = patterns.map(sourceOf).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?<!\\bnon-|\\banti-)(?:${any})(?![\\p{L}\\p{N}])`, flags)
}

/** The expressions of `rule`; throws `SyntaxError` where a pattern is not one. */
export function compiled(rule: Rule): Compiled {
  return {
    rule,
    find: wholeWords(rule.patterns, 'giu'),
    unless: rule.unless === undefined ? null : wholeWords(rule.unless, 'giu'),
    within:
      rule.within === undefined ? null : new RegExp(rule.within.map(sourceOf).join('|'), 'iu'),
  }
}
