/** What the pages of a profile are made of, read from entries by kind. No table of its own. */
import type { Write } from '../record/kind.ts'
import { findNewest, findVersions } from '../record/store.ts'
import { needBody, type NeedBody } from './entries.ts'
import {
  concernBody,
  profileBody,
  strategyBody,
  tellingBody,
  type ConcernBody,
  type ProfileBody,
  type StrategyBody,
  type TellingBody,
} from './profile-entries.ts'
import type { Kept } from './profile-view.ts'

/** Everything round a profile that this member may see. `profile` is the newest version of the newest one. */
export type KeptProfile = {
  readonly profile: Kept<ProfileBody> | null
  readonly versions: readonly Kept<ProfileBody>[]
  readonly strategies: readonly Kept<StrategyBody>[]
  readonly needs: readonly Kept<NeedBody>[]
  /** Oldest first: the first concern comes first. */
  readonly concerns: readonly Kept<ConcernBody>[]
  readonly tellings: readonly Kept<TellingBody>[]
}

export async function findProfile(write: Write): Promise<KeptProfile> {
  const all = await findNewest(write, ['profile', 'strategy', 'need', 'concern', 'telling'])
  const of = <Body>(kind: string, schema: { parse: (body: unknown) => Body }): Kept<Body>[] =>
    all
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({ entry, body: schema.parse(entry.body) }))
  const profile = of('profile', profileBody)
    .toSorted((a, b) => a.entry.seq - b.entry.seq)
    .at(-1)
  const versions = profile === undefined ? [] : await findVersions(write, profile.entry.root)
  return {
    profile: profile ?? null,
    versions: versions
      .filter(({ erased }) => !erased)
      .map((entry) => ({ entry, body: profileBody.parse(entry.body) })),
    strategies: of('strategy', strategyBody),
    needs: of('need', needBody),
    concerns: of('concern', concernBody),
    tellings: of('telling', tellingBody),
  }
}
