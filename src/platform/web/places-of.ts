/**
 * Where in our code an error came from, line by line, without its message: that may hold somebody's
 * words, and words may look like a line of a trace.
 */
export function placesOf(error: Error): string[] {
  const stack = error.stack ?? ''
  const at = stack.indexOf(error.message)
  return (at < 0 ? stack : stack.slice(at + error.message.length))
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
}
