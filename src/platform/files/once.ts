/** A small file that is made once and never changed: keys and passwords. */
import { randomBytes } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'

/**
 * Writes `text` to `path` (mode 0600) unless there is a file already, whatever it holds. The file is
 * there whole and synced or not at all, even when the machine stops half way or two do it at once.
 */
export async function writeOnce(path: string, text: string): Promise<void> {
  // Two machines that share a folder may have the same process id: in containers it is always 1.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await write(unfinished, text, 'w')
    await link(unfinished, path)
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    // A file system that has no links (a memory stick's).
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw problem
    await write(path, text, 'wx').catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again
    })
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function write(path: string, text: string, flags: 'w' | 'wx'): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
