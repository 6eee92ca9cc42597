/**
 * The press: a process that sets type and nothing else. Typst and its fonts take memory that a process
 * does not give back, and a long document takes a while; both happen here, and end with this process.
 */
import { PrintProblem, type Job } from './job.ts'
import { setType } from './set-type.ts'

process.on('message', (message) => {
  const { id, job } = message as { id: number; job: Job }
  setType(job).then(
    (printed) => process.send?.({ id, printed }),
    (error: unknown) => process.send?.({ id, ...failure(error) }),
  )
})
process.once('disconnect', () => process.exit(0))

function failure(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof PrintProblem ? { problem: message } : { fault: message }
}
