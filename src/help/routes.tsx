import { Hono } from 'hono'
import { CarersPage, HelpNowPage } from './pages.tsx'

/** `GET /help-now` and `GET /help-for-carers`: open to everyone, touch nothing but their own words. */
export function helpRoutes(): Hono {
  const routes = new Hono()
  routes.get('/help-now', (c) => c.html(<HelpNowPage />))
  routes.get('/help-for-carers', (c) => c.html(<CarersPage />))
  return routes
}
