/** What a reader is given: a copy of the profile made for them, so that they see this and nothing else. */
import { guideOf } from '../guides.ts'
import { SECTIONS, thingsFor } from '../profile.ts'
import type { ProfileBody, StrategyBody } from '../profile-entries.ts'
import type { GivenBody } from './entries.ts'

export type Copied = Omit<GivenBody, 'reader' | 'of'>

/** `whole`: the page. `three`: the three things that matter. Else the name of a role on the profile. */
export type View = 'whole' | 'three' | { readonly role: string }

/**
 * The copy for one reader. Named by what the child likes to be called, never by a surname; no photo, no
 * needs by diagnosis: a link may be passed on. What has gone before only by the owner's choice for this reader
 * (`history`), and with the whole page.
 */
export function copyFor(
  profile: ProfileBody,
  strategies: readonly StrategyBody[],
  given: { readonly view: View; readonly name: string; readonly history?: boolean },
): Copied {
  const { view, name, history = false } = given
  const called = profile.name ?? name.trim().split(/\s+/)[0] ?? name
  const role = typeof view === 'object' ? view.role : null
  const things = thingsFor(profile, role) ?? thingsFor(profile, null)
  const three = [...(things?.things ?? [])]
  const heading =
    role === null ? `What helps ${called}` : `What helps ${called}: for ${role.toLowerCase()}`
  if (view !== 'whole')
    return { heading, three, parts: [], strategies: [], guides: [], before: null }
  const before = (profile.before ?? '').trim()
  const inUse = strategies.filter(({ removed }) => removed === null || removed === undefined)
  return {
    heading,
    three,
    parts: SECTIONS.flatMap(({ title, field }) => {
      const words = (profile[field] ?? '').trim()
      return words === '' ? [] : [{ title, words }]
    }),
    strategies: inUse.map((each) => ({
      title: each.title,
      do: each.do ?? null,
      dont: each.dont ?? null,
      why: each.why ?? null,
    })),
    guides: [...new Set(inUse.flatMap(({ guide }) => guide ?? []))].filter(
      (id) => guideOf(id) !== null,
    ),
    before: history && before !== '' ? before : null,
  }
}

/** Whether there is anything to read in it. */
export function saysSomething({ three, parts, strategies }: Copied): boolean {
  return three.length + parts.length + strategies.length > 0
}
