import { Hono } from 'hono'
import { HelpNowPage } from './pages.tsx'

/** `GET /help-now`: open to everyone, touches nothing but its own words. */
export function helpRoutes(): Hono {
  const routes = new Hono()
  routes.get('/help-now', (c) => c.html(<HelpNowPage />))
  return routes
}
