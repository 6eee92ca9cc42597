/**
 * What tired people write about a school, a council or a service. The same fairness holds for them:
 * the fact will be believed sooner without the judgement. Ours; the law's rows are about records.
 */
import type { Rule } from './rule.ts'

export const DRAFT_RULES: readonly Rule[] = [
  {
    row: null,
    kind: 'blame',
    negatable: true,
    patterns: [
      '(?:useless|incompetent|pathetic|clueless|disgusting|disgraceful|shambolic|appalling|diabolical|shameful|despicable|evil|heartless|cruel|callous|ignorant|stupid|idiotic?|idiots|corrupt|vindictive|unprofessional|negligent|inept)(?:ly)?',
      'a (?:complete |total |absolute |utter )?(?:joke|disgrace|shambles|farce|waste of time|bully)',
      '(?:ashamed of (?:yourself|yourselves)|shame on you)',
      'incompeten(?:ce|tly)',
      "(?:couldn't|could not) care less",
      '(?:fobb?(?:ed|ing) (?:us|me) off|fob (?:us|me) off)',
      '(?:palm(?:ed|ing)) (?:us|me) off',
    ],
    why: 'You may be right to be angry. Here it gives them something to answer other than the fact.',
    instead:
      'Say what was promised or due, on what day, and what happened instead. The fact does the work.',
  },
  {
    row: null,
    kind: 'mind-reading',
    negatable: true,
    patterns: [
      "(?:you(?: people| lot)?|they|school|staff|council|head|senco|teachers?) (?:just |simply |clearly |obviously |really |all )*(?:do not|don't|does not|doesn't|did not|didn't|never) (?:really |actually |even |seem to )*(?:care|want to (?:help|know|listen)|give a (?:damn|toss|monkeys)|bother)",
      '(?:you|they|school|staff|council|head|senco|teachers?) (?:just |simply |clearly |obviously |only )*(?:want|wants|wanted|are trying|is trying|were trying|trying) (?:him |her |us |them )?(?:to )?(?:get rid of|be rid of|gone|out|make (?:us|me) (?:give up|go away)|cover (?:this |it |things )?up|save money|protect (?:yourselves|themselves|itself)|punish)',
      "(?:ruin(?:s|ed|ing)?|destroy(?:s|ed|ing)?|wreck(?:s|ed|ing)?) (?:his|her|our|my|their|{name}'s|my \\p{L}+'s) (?:whole |entire )?(?:life|lives|education|childhood|confidence|mental health|family|future)",
      '(?:nobody|no ?one) (?:at (?:the |your |his |her |their )?\\p{L}+ |there )?(?:really |even |actually |seems to )*(?:cares?(?! for)|gives a (?:damn|toss|monkeys))',
      'cover(?:ing)? up',
      'cover(?:s|ed|ing) (?:his|her|your|their) (?:own )?back(?:s|side)?',
      'ha(?:s|ve) it in for',
      'pick(?:s|ed|ing) on (?:him|her|them|my|our|{name})',
      'out to get',
      '(?:hate|hates|hated|dislikes?) (?:him|her|my son|my daughter|my child|{name}|us)',
      "hop(?:e|ing|ed) (?:we|i)(?:'ll| will|'d| would)? (?:just )?(?:give up|go away)",
      '(?:ignor(?:e|es|ed|ing)) (?:us|me|him|her|my|our|every|all)',
    ],
    why: 'It says what somebody else wants or feels, and they can simply deny it.',
    instead:
      'Say what they did, and did not do, with days: “I wrote on 3, 9 and 16 October; I have had no answer.”',
  },
]
