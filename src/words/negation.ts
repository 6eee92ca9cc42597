/** "He is not lazy" and "lazy" say opposite things. */

const NEGATED =
  /(?:^|[^\p{L}])(?:not|never|nor|neither|without|hardly|no longer|rather than|instead of|far from|anything but|\p{L}+n't|cannot)(?! (?:only|just|simply|merely))\s+(?:(?:a|an|the|any|being|be|been|in any way|at all|his|her|their|very|really|some|that|about|seen as|him|her|called|of|to be|ever|just|simply|naughty|lazy|rude|bad|or|and)\s+){0,4}$/iu

/** Whether what comes `before` a phrase in its sentence turns it round. */
export function isNegated(before: string): boolean {
  return NEGATED.test(before.slice(-80))
}
