/** Writes the sample's files to the folder named on its command line, in a process of its own: setting the letters takes memory the product gives back this way. */
import { writeSample } from './write-sample.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say which folder to write the sample to.')
const files = await writeSample(folder)
process.send?.(files)
