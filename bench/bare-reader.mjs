/** postal-mime alone, one message after the other on one thread: reads every file under a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'

const folder = process.argv[2] ?? '.'
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.txt')) await PostalMime.parse(readFileSync(join(folder, name)))
