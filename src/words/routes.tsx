/** The wording checker's own page: open to everyone, about no record. What is sent to it is not kept. */
import { textOf } from '../platform/web/forms.ts'
import { openRoute, type Ctx, type Route } from '../platform/web/route.ts'
import { TEXT_LENGTH_MAX, WORDS_PATH, WordsPage } from './pages.tsx'

export function wordsRoutes(): Route[] {
  return [
    openRoute('get', WORDS_PATH, (c) => c.html(<WordsPage text="" found={null} />)),
    openRoute('post', WORDS_PATH, check),
  ]
}

async function check(c: Ctx): Promise<Response> {
  const text = textOf(await c.req.formData(), 'text')
  const slip =
    text === ''
      ? 'Paste or type the words to check'
      : text.length > TEXT_LENGTH_MAX
        ? 'That is too long to check at once. Paste at most 12 pages'
        : null
  if (slip !== null) {
    const problems = [{ field: 'text', text: slip }]
    return c.html(<WordsPage text={text} found={null} problems={problems} />, 422)
  }
  // The parser is loaded when somebody asks, not at every start.
  const { checkWording } = await import('./wording.ts')
  return c.html(<WordsPage text={text} found={checkWording(text)} />)
}
