/** Links for days: the family's side, and what each link opens. */
import type { Route } from '../../platform/web/route.ts'
import { childLinkRoutes } from './child-link-routes.tsx'
import { dayLinkRoutes } from './day-routes.tsx'
import { familyLinkRoutes, type FamilyAround } from './family-routes.tsx'

export function byLinkRoutes(around: FamilyAround): Route[] {
  return [...familyLinkRoutes(around), ...dayLinkRoutes(around), ...childLinkRoutes(around)]
}
