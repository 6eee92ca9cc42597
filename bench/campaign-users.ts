/** Who may run Heard where: an ordinary user, root, and folders that are not theirs. Needs root. */
import { chmod, chown, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { aPlace, endPostgres } from '../tests/faults/running.ts'

const NOBODY = 65_534
const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups']

export type Seen = { readonly what: string; readonly ok: boolean; readonly told: string }

/** Each thing tried, whether it ended as it should, and the line it said. */
export async function tryUsers(): Promise<Seen[]> {
  if (process.getuid?.() !== 0) return [{ what: 'users', ok: true, told: 'skipped: needs root' }]
  const place = await aPlace()
  const seen: Seen[] = []
  const attempt = async (
    what: string,
    given: {
      readonly data: string
      readonly before?: readonly string[]
      readonly wants: RegExp | null
    },
  ) => {
    const { code, err } = await place.heard(['doctor'], {
      env: { HEARD_DATA: given.data, HOME: place.folder },
      ...(given.before === undefined ? {} : { before: given.before }),
    }).done
    const lines = err.trim().split('\n')
    const told = lines.at(-1) ?? ''
    const ok =
      given.wants === null ? code === 0 : code === 2 && lines.length === 1 && given.wants.test(told)
    seen.push({ what, ok, told })
    await endPostgres(given.data)
  }
  const nobodys = join(place.folder, 'nobodys')
  const roots = join(place.folder, 'roots')
  const hidden = '/root/heard-faults-hidden'
  const shut = join(place.folder, 'shut')
  try {
    await mkdir(nobodys)
    await chown(nobodys, NOBODY, NOBODY)
    await attempt('an ordinary user, first start', {
      data: nobodys,
      before: AS_NOBODY,
      wants: null,
    })
    await attempt('an ordinary user, again', { data: nobodys, before: AS_NOBODY, wants: null })
    await attempt('root, first start', { data: roots, wants: null })
    await attempt('root, again', { data: roots, wants: null })
    await attempt('root on what an ordinary user began', {
      data: nobodys,
      wants: /belongs to another user/,
    })
    await attempt('an ordinary user on what root began', {
      data: roots,
      before: AS_NOBODY,
      wants: /another user|cannot be used/,
    })
    await mkdir(shut)
    await chmod(shut, 0o700)
    await attempt('an ordinary user in a folder that is shut', {
      data: join(shut, 'data'),
      before: AS_NOBODY,
      wants: /cannot be used/,
    })
    await attempt('root with the data under /root (0700)', {
      data: hidden,
      wants: /move Heard outside/,
    })
  } finally {
    await rm(hidden, { recursive: true, force: true })
    await place.clear()
  }
  return seen
}
