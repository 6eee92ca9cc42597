/** `heard words`: reads standard input and says which words blame, guess or specify nothing. */
import { stdin } from 'node:process'
import type { Readable } from 'node:stream'
import { Wrong, type Command } from './command.ts'

export const WORDS_BYTES_MAX = 5_000_000

/**
 * What stands on `input`, as text. Bytes that are not UTF-8 are read as U+FFFD, one or more; a
 * byte-order mark is kept, so that offsets count from the first character. Throws `Wrong` when it is
 * longer than `WORDS_BYTES_MAX`.
 */
export async function textFrom(input: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of input) {
    const piece = Buffer.from(chunk as Buffer)
    bytes += piece.length
    if (bytes > WORDS_BYTES_MAX)
      throw new Wrong('The text is longer than 5 MB. Give it in smaller parts.')
    chunks.push(piece)
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks))
}

export const wordsCommand: Command = {
  name: 'words',
  options: [['--quoted', 'also list what stands in somebody else’s words, as the kind "quoted"']],
  what: 'check the wording of a text from standard input',
  async run(given) {
    if (stdin.isTTY) given.say('Paste or type the text, then press Ctrl-D on a line of its own.')
    const text = await textFrom(stdin)
    const { checkWording } = await import('../words/wording.ts')
    const found = checkWording(text)
      .filter(({ kind }) => given.options['quoted'] === true || kind !== 'quoted')
      .map(({ start, end, phrase, kind, why, instead }) => ({
        start,
        end,
        phrase,
        kind,
        why,
        instead,
      }))
    const words =
      found.length === 0
        ? 'Nothing was found that blames, guesses or specifies nothing.'
        : found
            .map(({ phrase, kind, why, instead }) => {
              const flat = phrase.replaceAll(/\s+/g, ' ')
              return `"${flat}" [${kind}]\n  ${why}\n  Instead: ${instead}`
            })
            .join('\n')
    return { json: found, words }
  },
}
