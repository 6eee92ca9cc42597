/** Making the folder that somebody named. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes `folder` and the folders around it that are not there. Throws what the machine says, with the path it
 * could not make. (Node's own way never ends in a place such as /proc, where a folder is there and none can
 * be made in it.)
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = []
  for (let at = folder; !(await isThere(at)); at = dirname(at)) missing.push(at)
  for (const each of missing.toReversed())
    await mkdir(each).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EEXIST') throw problem
    })
  if (!(await stat(folder)).isDirectory()) await mkdir(folder)
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null || dirname(path) === path
}
