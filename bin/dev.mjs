/** The same as heard.mjs, from source: `node --conditions=source --import tsx bin/dev.mjs <command>`. */
const { main } = await import('../src/cli/main.ts')
await main(process.argv.slice(2))
