/** Links for days: the family's side, and what each link opens. */
import type { LinkAround } from '../../people/at-link.ts'
import type { Route } from '../../platform/web/route.ts'
import { childLinkRoutes } from './child-link-routes.tsx'
import { dayLinkRoutes } from './day-routes.tsx'
import { familyLinkRoutes } from './family-routes.tsx'

export function byLinkRoutes(around: LinkAround): Route[] {
  return [...familyLinkRoutes(around), ...dayLinkRoutes(around), ...childLinkRoutes(around)]
}
