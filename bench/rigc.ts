import { openGround } from './ground.ts'
import { readFileSync } from 'node:fs'
import pg from 'pg'
const g = await openGround('/tmp/rig/ground')
const s = JSON.parse(readFileSync('/tmp/rig/ground/database-passwords.json', 'utf8')); const port = readFileSync('/tmp/rig/ground/postgres/postmaster.pid', 'utf8').split('\n')[3]
const c = new pg.Client({ connectionString: `postgres://heard_super:${s.super}@127.0.0.1:${port}/heard` }); await c.connect()
const id = process.argv[2]!
const fresh = readFileSync('/tmp/rig/0015.new', 'utf8'); await c.query(fresh)
console.log((await c.query("select name from migration where name like '0015%'")).rows)
await c.query(`select set_config('heard.account', $1, false)`, [g.account.id])
const old = readFileSync('migrations/0008_search_in_order.sql', 'utf8'); await c.query(old.slice(old.indexOf('-- Entries of a record that hold every term')).replace('heard.find_entries(', 'heard.find_old('))
const { rows: [{ pid }] } = await c.query('select pg_backend_pid() pid')
const cpu = () => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (+f[11]! + +f[12]!) * 10 }
const N = 30
for (const words of ['school support meeting please teacher class plan week child help time more', 'school support meeting please teacher class', 'please school support meeting', '"please school support meeting"', 'plan week child help', 'alex hillview send please'])
  for (const f of ['find_old', 'find_entries', 'find_old', 'find_entries']) { const terms = words.startsWith('"') ? [words.slice(1, -1)] : words.split(' '); const ts: number[] = []; const a = cpu(); let n = 0; for (let k = 0; k < N; k++) { const b = performance.now(); n = (await c.query(`select seq from heard.${f}($1,$2::text[],null,null,82)`, [id, terms])).rows.length; ts.push(performance.now() - b) } ts.sort((x, y) => x - y)
    console.log(f.padEnd(13), 'cpu', ((cpu() - a) / N).toFixed(1), 'best', ts[0]!.toFixed(1), 'middle', ts[N / 2]!.toFixed(1), n, words.slice(0, 40)) }
await c.query('drop function heard.find_old(uuid, text[], timestamptz, integer, integer)')
await c.end(); await g.close(); process.exit()
