/**
 * The words of an HTML mail, as plain text a person can read and search: paragraphs and lists keep
 * their shape, a link keeps its address, nothing is fetched and nothing is run.
 */
import { compile } from 'html-to-text'
import { cutAtManyElements } from './html-cut.ts'

/** Longer than any letter; what is past it stays in the message's own file. */
const HTML_CHARS_MAX = 4_000_000

const convert = compile({
  wordwrap: false,
  // All of it: a second <body>, which forwarding leaves behind, would hide what stands around it.
  baseElements: { selectors: [], returnDomByDefault: true },
  limits: { maxInputLength: HTML_CHARS_MAX, maxDepth: 200, maxChildNodes: 20_000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'skip' },
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true },
    },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({
      selector,
      format: 'inlineSurround',
      options: { suffix: ' ' },
    })),
  ],
})

/** `html` as readable text. Quoted history keeps its `> `. */
export function textOfHtml(html: string): string {
  return convert(cutAtManyElements(html.slice(0, HTML_CHARS_MAX)))
}
