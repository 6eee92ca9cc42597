/** The guides' own pages: open to everyone. */
import { openRoute, type Route } from '../platform/web/route.ts'
import { GUIDES } from './guides.ts'
import { GuidePage, GUIDES_PATH, GuidesPage } from './guides-pages.tsx'

export function guidesRoutes(): Route[] {
  return [
    openRoute('get', GUIDES_PATH, (c) => c.html(<GuidesPage />)),
    openRoute('get', `${GUIDES_PATH}/:guide`, (c) => {
      const guide = GUIDES.find(({ id }) => id === c.req.param('guide'))
      return guide === undefined ? c.notFound() : c.html(<GuidePage guide={guide} />)
    }),
  ]
}
