/** The rooms that have pages, and the places of a record in its way about. */
import type { Route } from './platform/web/route.ts'
import type { NavItem } from './platform/web/shell.ts'
import type { Site } from './site.ts'

export const places: readonly NavItem[] = []

export function roomRoutes(_site: Site): Route[] {
  return []
}
