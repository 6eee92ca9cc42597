/** The processes of England as one value, beside its law. */
import type { Processes } from '../process.ts'
import { ALONE, LADDERS } from './ladders.data.ts'
import { PROCESSES } from './processes.data.ts'

export const ENGLAND_PROCESSES: Processes = {
  processes: [...PROCESSES],
  ladders: [...LADDERS],
  alone: [...ALONE],
}
