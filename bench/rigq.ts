import { openGround } from './ground.ts'
import { readFileSync } from 'node:fs'
import pg from 'pg'
const g = await openGround('/tmp/rig/ground')
const s = JSON.parse(readFileSync('/tmp/rig/ground/database-passwords.json', 'utf8')); const port = readFileSync('/tmp/rig/ground/postgres/postmaster.pid', 'utf8').split('\n')[3]
const c = new pg.Client({ connectionString: `postgres://heard_super:${s.super}@127.0.0.1:${port}/heard` }); await c.connect()
const id = process.argv[2]!
const words = 'school support meeting please teacher class plan week child help time more'.split(' ')
const asked = words.map((w) => `phraseto_tsquery('english','${w}')`).join(' && ')
const t = async (what: string, sql: string) => { const ts: number[] = []; let r: any; for (let k = 0; k < 9; k++) { const b = performance.now(); r = await c.query(sql); ts.push(performance.now() - b) } ts.sort((a, b) => a - b); console.log(ts[0]!.toFixed(1), ts[4]!.toFixed(1), what, JSON.stringify(r.rows[0]).slice(0, 100)) }
await t('query only', `select ${asked} q`)
await t('freqs', `select count(*) from search_text where record_id='${id}' and words @@ (phraseto_tsquery('english','school'))`)
await t('newest', `select max(month) m, min(month) from search_text where record_id='${id}'`)
const { rows: [{ m }] } = await c.query(`select max(month) m from search_text where record_id='${id}'`)
for (let k = 0; k < 3; k++) await t('month ' + (m - k), `select count(*) from search_text where record_id='${id}' and month=${m - k} and words @@ (${asked})`)
await t('six months in one', `select count(*) from search_text where record_id='${id}' and month = any(array[${[0, 1, 2, 3, 4, 5].map((k) => m - k)}]) and words @@ (${asked})`)
await t('whole', `select count(*) from (select 1 from search_text where record_id='${id}' and words @@ (${asked}) limit 4001) x`)
await t('whole, 6 words', `select count(*) from (select 1 from search_text where record_id='${id}' and words @@ (${words.slice(0, 6).map((w) => `phraseto_tsquery('english','${w}')`).join(' && ')}) limit 4001) x`)
await c.query("set role heard_app"); 
console.log((await c.query("reset role")) && (await c.query(`explain (analyze, buffers) select count(*) from (select 1 from search_text where record_id='${id}' and words @@ (${asked}) limit 4001) x`)).rows.map((r: any) => r['QUERY PLAN']).join('\n'))
console.log((await c.query(`select word, ndoc from ts_stat('select words from search_text where record_id=''${id}'' limit 20000') order by ndoc desc limit 14`)).rows.map((r: any) => r.word + ' ' + r.ndoc).join(', '))
await c.end(); await g.close(); process.exit()
