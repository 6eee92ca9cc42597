/** Cuts a title that is too long where a reader would stop, not in the middle of a thought. Pure. */

/** Words that lead to what comes after them: a title does not end in one. */
const DANGLING =
  /[\s,;:]+(?:the|an?|and|or|but|of|to|in|on|at|for|with|by|from|about|that|which|who|his|her|their|our|my|your|this|is|are|was|were|as|if|so)$/i

/** `text` on at most `most` letters: whole, or cut at a comma or colon late in it, else between words, and “…”. */
export function cutTitle(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const pause = Math.max(...[', ', '; ', ': '].map((mark) => cut.lastIndexOf(mark)))
  if (pause > most * 0.6) return `${withoutDangling(cut.slice(0, pause))}…`
  const space = cut.lastIndexOf(' ')
  const whole = space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')
  return `${withoutDangling(whole)}…`
}

/** `text` without the articles and little words it ends in. */
export function withoutDangling(text: string): string {
  const shorter = text.replace(/[\s,;:]+$/, '').replace(DANGLING, '')
  return shorter === text ? text : withoutDangling(shorter)
}
