/** Writes the sample record's files to a folder: `npm run sample -- FOLDER`. */
import { writeSample } from '../src/sample/write-sample.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Say which folder to write to: npm run sample -- FOLDER')
  process.exitCode = 2
} else {
  const files = await writeSample(folder)
  console.log(JSON.stringify(files, null, 2))
}
