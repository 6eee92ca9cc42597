/** A disk that fills while mail is brought in: what is told, and that all is whole once there is room. Needs root. */
import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeMailbox } from '../tests/faults/kills.ts'
import { aPlace, endPostgres } from '../tests/faults/running.ts'
import type { Seen } from './campaign-users.ts'

const MESSAGES = 4000

type Imported = { readonly read: number; readonly added: number; readonly already: number }

/** Fills a small disk once, then makes room; each thing tried and whether it ended as it should. */
export async function tryDisk(megabytes: number): Promise<Seen[]> {
  if (process.getuid?.() !== 0) return [{ what: 'disk', ok: true, told: 'skipped: needs root' }]
  const place = await aPlace()
  const disk = join(place.folder, 'disk')
  const data = join(disk, 'data')
  const env = { HEARD_DATA: data }
  const mount = (...options: string[]) =>
    spawnSync('mount', ['-o', options.join(','), '-t', 'tmpfs', 'tmpfs', disk]).status === 0
  const seen: Seen[] = []
  try {
    await mkdir(disk)
    if (!mount(`size=${megabytes}m`, 'mode=755'))
      return [{ what: 'disk', ok: true, told: 'skipped: mount is not allowed here' }]
    const mailbox = join(place.folder, 'family.mbox')
    await writeMailbox(mailbox, MESSAGES)
    const began = await place.heard(['new', 'Robin', '--json'], { env }).done
    const { id } = JSON.parse(began.out) as { id: string }
    const full = await place.heard(['import', id, mailbox, '--json'], { env }).done
    seen.push({
      what: `import on a disk of ${megabytes} MB`,
      ok: full.code === 2 && full.err.trim().split('\n').length === 1,
      told: `${full.out}${full.err}`.trim(),
    })
    mount('remount', 'size=2g')
    const doctor = await place.heard(['doctor', '--json'], { env }).done
    seen.push({
      what: 'doctor once there is room',
      ok: doctor.code === 0,
      told: `${doctor.out}${doctor.err}`.trim(),
    })
    const records = await place.heard(['records', '--json'], { env }).done
    const [{ size }] = JSON.parse(records.out) as [{ size: number }]
    const rest = await place.heard(['import', id, mailbox, '--json'], { env }).done
    const { added, already } = JSON.parse(rest.out) as Imported
    seen.push({
      what: 'import again',
      ok: already === size && added + already === MESSAGES,
      told: `${size} were there; ${rest.out.trim()}`,
    })
  } finally {
    await endPostgres(data)
    spawnSync('umount', [disk])
    await place.clear()
  }
  return seen
}
