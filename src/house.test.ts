/**
 * The import law of the house, checked over every source file: platform knows no room, rooms know each
 * other in one order, rules are pure, stores know no pages and pages no stores.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('.', import.meta.url))

/** A room may import from those before it. `help` and `law` know no other; `sample` may know all. */
const ROOMS = [
  'law',
  'help',
  'words',
  'record',
  'people',
  'child',
  'correspondence',
  'commitments',
  'matters',
  'incidents',
  'days',
  'plan',
  'meetings',
  'together',
  'evidence',
  'patterns',
  'letters',
  'packs',
  'reminders',
  'today',
  'desk',
  'sample',
]

/** What a kind of file may not import, and why. The kind is read from the file's name. */
const KINDS = [
  {
    what: /(^|\/)([\w-]+-)?(pages?|cards|parts)\.tsx$/,
    not: /^(kysely|pg|node:)|(^|\/)([\w-]+-)?(store|routes)\.tsx?$|platform\/database\//,
    why: 'a page is a function of what it is given',
  },
  {
    what: /(^|\/)([\w-]+-)?(store|projection)\.ts$/,
    not: /^(hono|@hono)|(^|\/)([\w-]+-)?(routes|pages?|forms)\.tsx?$|platform\/web\//,
    why: 'a store knows SQL and its own nouns, nothing of requests or pages',
  },
  {
    what: /(^|\/)([\w-]+-)?forms\.ts$/,
    not: /^(kysely|pg)|(^|\/)([\w-]+-)?(store|routes|pages?)\.tsx?$|platform\/database\//,
    why: 'a form turns what was typed into a value or into slips',
  },
  {
    what: /\.data\.ts$/,
    not: /^(kysely|pg|hono|node:)|(^|\/)([\w-]+-)?(store|routes|pages?)\.tsx?$/,
    why: 'data is only data',
  },
]

/** Rules: pure functions of facts and a day. Hashing is a function; everything else of `node:` is the world. */
const RULES = [
  /^law\/(?!.*(routes|pages|parts|page|\.test)\.)[\w/-]+\.ts$/,
  /^matters\/(around|count|deadline|entries|happened|known|ladder|matter|path|promise|search|station|story|told|triggers)\.ts$/,
  /^commitments\/(commitment|hand-over|told|next-letter|entries)\.ts$/,
  /^correspondence\/(asks(-(?!store)\w+)?|promises(-\w+)?|replies|matching|correspondents|organisation|drafts|entries)\.ts$/,
  /^correspondence\/mail\/(date|thread|quotes|addresses|text|auto)\.ts$/,
  /^words\/(wording|compiled|negation|plain-text|quoted|rule|specific)\.ts$/,
  /^child\/(need|entries|profile|profile-entries|profile-sheet|guides?)\.ts$/,
  /^people\/(naming|calendar|policy|moved|dates-words|school-year|organisations|entries)\.ts$/,
  /^record\/(entry|entries|fields|lines|tree|canonical|drafting|slip)\.ts$/,
  /^letters\/(letters?|draft|draft-letter|ground|laid-out|sending|entries|law-sentence|chasing|loops|support|attendance|records|complaints)\.ts$/,
  /^packs\/(spec|complaint|account|asked|how-to-check|as-stood)\.ts$/,
  /^reminders\/(coming|reminder|feed)\.ts$/,
  /^help\/help\.ts$/,
  /^incidents\/(entries|period|incident|happening)\.ts$/,
  /^together\/(entries|seats|news|change|repair)\.ts$/,
  /^desk\/(seat|item|facts|gather|reviews|plans|people|figures|shown|tellings|pages-confirmed|entries)\.ts$/,
  /^plan\/(entries|provision|owed|spoken|standing|stood|planned|reviews|told|side)\.ts$/,
  /^days\/(entries|attendance|check-in|count|events|way-back|register-text)\.ts$/,
]
const IMPURE =
  /^(kysely|pg|hono|@hono|node:(?!crypto$))|(^|\/)([\w-]+-)?(store|routes|pages?)\.tsx?$|platform\/(database|web)\//

type Import = { readonly from: string; readonly to: string; readonly text: string }

function importsOf(file: string, source: string): Import[] {
  return [
    ...source.matchAll(
      /^(?:import|export)\s(?!type\s)[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm,
    ),
  ].map((match) => {
    const text = match[1] ?? match[2] ?? ''
    return {
      from: file,
      to: text.startsWith('.') ? normalize(join(dirname(file), text)) : text,
      text,
    }
  })
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** What an import breaks of the law, in a line; null when it keeps it. */
function broken({ from, to, text }: Import): string | null {
  const [own, other] = [roomOf(from), roomOf(to)]
  if (own === 'platform' && ROOMS.includes(other)) return 'platform knows no room'
  if (ROOMS.includes(own) && ROOMS.indexOf(other) > ROOMS.indexOf(own))
    return `${own} stands before ${other}`
  if (['law', 'help'].includes(own) && ROOMS.includes(other) && other !== own)
    return `${own} knows no other room`
  if (RULES.some((rule) => rule.test(from)) && IMPURE.test(text))
    return 'rules are pure: no database, no request, no files, no clock'
  const kind = KINDS.find(({ what }) => what.test(from))
  return kind !== undefined && kind.not.test(text) ? kind.why : null
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)test-/.test(path),
)

describe('the import law', () => {
  test('is kept by every file', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file, readFileSync(join(SRC, file), 'utf8')).flatMap((each) => {
        const why = broken(each)
        return why === null ? [] : [`${each.from} imports ${each.text}: ${why}`]
      }),
    )
    expect(breaches).toEqual([])
  })

  test.each([
    ['platform/day.ts', `import { x } from '../record/store.ts'`],
    ['record/store.ts', `import { x } from '../commitments/commitment.ts'`],
    ['commitments/commitment.ts', `import { sql } from 'kysely'`],
    ['commitments/commitment.ts', `import { readFile } from 'node:fs/promises'`],
    ['record/pages.tsx', `import { x } from './store.ts'`],
    ['record/store.ts', `import { Hono } from 'hono'`],
    ['law/due.ts', `import { x } from '../record/entry.ts'`],
  ])('catches a breach planted in %s: %s', (file, source) => {
    expect(importsOf(file, source).map(broken)).not.toEqual([null])
  })

  test('no rule reads a clock or throws dice', () => {
    const reading = files
      .filter((file) => RULES.some((rule) => rule.test(file)))
      .filter((file) =>
        /\bDate\.now\(|new Date\(\)|Math\.random\(|Temporal\.Now|randomBytes|randomUUID/.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
      )
    expect(reading).toEqual([])
  })
})
