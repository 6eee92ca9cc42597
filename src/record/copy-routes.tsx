/** Taking a copy of the record along: everything an owner can read, in one zip. */
import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Button } from '../platform/components/button.tsx'
import { Card } from '../platform/components/card.tsx'
import { WarningText } from '../platform/components/notices.tsx'
import { Page, type PageRecord } from '../platform/web/page.tsx'
import type { Ctx, Route } from '../platform/web/route.ts'
import { copyRecord } from './copy.ts'
import type { Ledger } from './kind.ts'
import { pageRecord, recordRoute } from './visit.ts'

export function copyRoutes(around: {
  readonly ledger: Ledger
  readonly now: () => string
}): Route[] {
  return [
    recordRoute(around, ['get', '/copy', 'own the record'], (c, visit) =>
      visit.within(async (write) => c.html(<CopyPage record={pageRecord(write)} />)),
    ),
    recordRoute(
      around,
      ['post', '/copy', 'own the record', 'words written before'],
      async (c, visit) => {
        const copy = await visit.within((write) => throughDisk((path) => copyRecord(write, path)))
        return zipAnswer(c, copy)
      },
    ),
  ]
}

type Zip = { readonly stream: Readable; readonly size: number }

/** A zip as something to save. */
export function zipAnswer(c: Ctx, { stream, size }: Zip): Response {
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', 'attachment; filename="heard-record.zip"')
  c.header('Content-Length', String(size))
  return c.body(Readable.toWeb(stream) as ReadableStream)
}

/**
 * What `writeTo` puts at a path, by way of a file that has no name any more once it is whole: a record of
 * recordings need not fit in memory.
 */
export async function throughDisk(writeTo: (path: string) => Promise<unknown>): Promise<Zip> {
  const path = join(tmpdir(), `heard-${randomUUID()}.zip`)
  try {
    await writeTo(path)
    const file = await open(path, 'r')
    return { stream: file.createReadStream(), size: (await file.stat()).size }
  } finally {
    await rm(path, { force: true })
  }
}

function CopyPage({ record }: { readonly record: PageRecord }) {
  return (
    <Page
      title="A copy to keep"
      record={record}
      current="more"
      backTo={{ href: `${record.path}/more`, text: 'More' }}
    >
      <p class="heard-lead">
        Everything you can read in {record.name}’s record, in one file. It is yours to take along.
      </p>
      <Card>
        <ul class="govuk-list govuk-list--bullet">
          <li>a page that any browser opens, with everything in order</li>
          <li>every email, letter, photo and recording, as it came</li>
          <li>the same as plain data, which other programs can read</li>
        </ul>
        <p>
          What somebody else keeps to themselves is not in it. To show somebody a part of it, with
          proof, make <a href={`${record.path}/packs`}>a pack</a> instead.
        </p>
        <WarningText>
          The file is not locked. It holds what you marked as whereabouts too. Keep it where nobody
          else can open it, and think before you do this on a device that others use.
        </WarningText>
        <form method="post">
          <Button preventDoubleClick>Make the copy</Button>
        </form>
      </Card>
    </Page>
  )
}
