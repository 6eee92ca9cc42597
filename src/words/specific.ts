/**
 * What a sentence pins down: who does it, how often, how long, with how many, by which day. "Regular"
 * beside "every Tuesday" is clear. The measure is the one of SEND Code 9.69 (see the law's rows).
 */
import type { Aspect } from './rule.ts'
import { PARTS } from './parts.data.ts'

const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty.five|sixty)'
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const PERIOD = `(?:school )?(?:days?|weeks?|fortnights?|months?|terms?|half.terms?|years?|mornings?|afternoons?|lessons?|breaks?|breaktimes?|lunch(?:times?)?|sessions?|periods?|hours?|minutes?|mins?|assembl(?:y|ies)|${DAY})`

const whole = (pattern: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu')

const SHAPES: Readonly<Record<Aspect, RegExp>> = {
  often: whole(
    [
      `(?:every|each|per) (?:(?:other|single|second|third|alternate|${NUMBER}) )?${PERIOD}`,
      `(?:once|twice|${NUMBER} times?|${NUMBER} (?:[\\p{L}\\d-]+ ){0,5}?(?:sessions?|lessons?|breaks?|hours?|minutes?|mins?|visits?|slots?|days?|periods?|check.ins?|meetings?|calls?|reviews?|reports?)) (?:a|an|per|each|every|in each|in every|weekly|daily) ?(?:${PERIOD})?`,
      '(?:half.)?(?:daily|weekly|fortnightly|monthly|termly|hourly|yearly|annually)',
      `on (?:the first |the last |school )*(?:mon|tues|wednes|thurs|fri)days`,
      `on (?:${DAY},? )*(?:and )?(?:mon|tues|wednes|thurs|fri)days?(?: and| at|,)`,
      `\\d+ ?x ?(?:\\d+|a|per|daily|weekly)?`,
      `(?:first|last) (?:thing|lesson|school day) (?:of|in|every|each|on)`,
      `(?:at the )?(?:start|beginning|end) of (?:the|each|every) (?:school )?(?:day|lesson|week|half.term|term|morning|afternoon|session)`,
      `before (?:each|every) \\p{L}+`,
      `in (?:every|each|all) (?:\\p{L}+ )?lessons?`,
    ].join('|'),
  ),
  long: whole(
    [
      `${NUMBER}(?: and a half)?[ -]?(?:minutes?|mins?|hours?|hrs?)`,
      'half an hour',
      'from \\d{1,2} ?(?:am|pm)? (?:to|until|till) \\d{1,2}(?: ?(?:am|pm))?',
      'three quarters of an hour',
      '(?:from |between )?\\d{1,2}[:.]\\d{2} ?(?:am|pm)? ?(?:to|until|and|-|–) ?\\d{1,2}[:.]\\d{2}',
      '(?:for )?the (?:whole|full|entire) (?:lesson|day|morning|afternoon|session|of (?:lunch|break))',
      '(?:all|throughout) (?:of )?(?:break|lunch|lessons?|the (?:lesson|day))',
    ].join('|'),
  ),
  who: whole(
    [
      "(?:mr|mrs|miss|ms|mx|dr|sir)\\.? \\p{L}[\\p{L}'-]+",
      `(?:with|from|by|to|and|the|a|an|one|his|her|their|named|class|qualified|specialist|hcpc.registered|level \\d) (?:\\p{L}+ )?(?!adults?\\b)${PARTS['adult'] ?? ''}`,
    ].join('|'),
  ),
  size: whole(
    [
      `(?:groups?|pairs?|threes|class) of (?:no more than |at most |up to )?${NUMBER}`,
      `${NUMBER} (?:other )?(?:children|pupils|students|peers|others|learners|young people)`,
      '1 ?: ?\\d+',
      'one to one',
      'in pairs',
    ].join('|'),
  ),
  date: whole(
    [
      `(?:by|on|before|from|until) (?:the )?(?:${DAY},? )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}`,
      `\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{4})?`,
      `(?:by|on|in|before|until) ${MONTH} \\d{1,4}`,
      '\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}',
      `(?:by|on|before) (?:next |this )?${DAY}`,
      '(?:after|in|within) (?:\\d+|two|three|four|six|eight|ten|twelve) (?:school |working )?(?:weeks?|days?|months?)',
    ].join('|'),
  ),
}

/** Which aspects `sentence` holds. */
export function aspectsOf(sentence: string): ReadonlySet<Aspect> {
  const held = new Set<Aspect>()
  for (const [aspect, shape] of Object.entries(SHAPES) as [Aspect, RegExp][]) {
    if (shape.test(sentence)) held.add(aspect)
  }
  return held
}
