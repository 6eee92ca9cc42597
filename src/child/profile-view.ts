/** What the pages of a profile are given. */
import type { Day } from '../platform/day.ts'
import type { Problem } from '../platform/web/forms.ts'
import type { PageRecord } from '../platform/web/page.tsx'
import type { Entry } from '../record/entry.ts'
import type { NeedBody } from './entries.ts'
import type { ConcernBody, ProfileBody, StrategyBody, TellingBody } from './profile-entries.ts'

export type Kept<Body> = { readonly entry: Entry; readonly body: Body }

export type ProfileView = {
  readonly record: PageRecord
  readonly today: Day
  /** Only an owner gives it to a reader. */
  readonly mayGive: boolean
  readonly profile: Kept<ProfileBody> | null
  readonly versions: number
  readonly strategies: readonly Kept<StrategyBody>[]
  readonly needs: readonly Kept<NeedBody>[]
  readonly concerns: readonly Kept<ConcernBody>[]
  readonly tellings: readonly Kept<TellingBody>[]
  readonly token: string
  readonly problems?: readonly Problem[]
}
