import { openGround } from './ground.ts'
import { measureSearch } from './search.ts'
import { sql } from 'kysely'
const g = await openGround('/tmp/rig/ground')
const id = process.argv[2]!
const only = process.argv[3]
for (let k = 0; k < 2; k++) for (const r of await measureSearch(g, id)) console.log([r.best, r.middle, r.worst].map((m) => m.toFixed(1).padStart(7)).join(''), r.what, r.found)
await g.close(); process.exit()
