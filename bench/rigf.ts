import { fillRecord } from './family.ts'
import { openGround } from './ground.ts'
const g = await openGround('/tmp/rig/ground')
const s = performance.now()
const id = await fillRecord(g, 100_000)
console.log(id, ((performance.now() - s) / 1000).toFixed(0), 's')
await g.close()
process.exit()
