/** The charts by themselves as a PDF (PDF/UA-1): the same pictures as on the pages. */
import { gate } from '../people/whereabouts/gate.ts'
import { chartFiles, wordsOfChart } from '../platform/charts/printed.tsx'
import { inFullWords } from '../platform/day.ts'
import { print } from '../platform/print/typst.ts'
import { NotFound } from '../platform/web/errors.tsx'
import type { Ctx, Route } from '../platform/web/route.ts'
import type { Ledger } from '../record/kind.ts'
import { findNewest } from '../record/store.ts'
import { recordRoute, todayIn, type Visit } from '../record/visit.ts'
import { CHARTED_KINDS, CHARTS, chartsOf } from './charts-print.ts'
import { findTagged } from './store.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function chartPrintRoutes(around: Around): Route[] {
  return [recordRoute(around, ['get', '/days/charts.pdf', 'read days'], send)]
}

async function send(c: Ctx, visit: Visit): Promise<Response> {
  const named = CHARTS.filter((name) => name === c.req.query('of'))
  const { charts, on, name } = await visit.within(async (write) => {
    const today = todayIn(write)
    const entries = await findNewest(write, CHARTED_KINDS)
    const which = named.length === 0 ? CHARTS : named
    const child = write.recordName.split(' ')[0] ?? write.recordName
    const tagged = await findTagged(write)
    const made = chartsOf(entries, { which, on: today, child, tagged })
    const things = made.flatMap((chart) =>
      wordsOfChart(chart).map((text) => ({ where: `the chart “${chart.title}”`, text })),
    )
    await gate(write, { way: 'the printed charts', things }, c)
    return { charts: made, on: today, name: child }
  })
  if (charts.length === 0) throw new NotFound()
  const { data, files } = chartFiles(charts)
  const sub = `As written down by ${inFullWords(on)}. Counts say how often, never why.`
  const sheet = { title: `Charts of ${name}’s record`, sub, charts: data }
  const { pdf } = await print({ template: 'chart.typ', data: sheet, on, standard: 'ua-1', files })
  return c.body(Uint8Array.from(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': 'inline; filename="charts.pdf"',
  })
}
