/**
 * A need: something the child finds hard, or has to have, in the family's own words. It needs no
 * diagnosis and no name. Who has held it, and for how long, is told by hand-overs. Pure.
 */

/** The four broad areas of need of the SEND Code of Practice (2015), chapter 6, in lower case. */
export const AREAS = [
  'communication and interaction',
  'cognition and learning',
  'social, emotional and mental health',
  'sensory and physical',
] as const
export type Area = (typeof AREAS)[number]

/** What each area is about, for a person choosing one. */
export const AREA_HINTS: Readonly<Record<Area, string>> = {
  'communication and interaction':
    'talking, understanding, being with other people; autism is often put here',
  'cognition and learning': 'reading, writing, numbers, remembering, learning more slowly',
  'social, emotional and mental health': 'worry, low mood, anger, fear of school, friendships',
  'sensory and physical': 'noise, light and touch; sight, hearing, movement, tiredness',
}
