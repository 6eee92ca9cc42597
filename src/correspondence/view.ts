/**
 * A message's HTML, made safe to show on our own pages: nothing runs, nothing is fetched from outside,
 * nothing reaches out of its box. Meant for a page whose policy allows no inline script or style: what
 * is left needs neither.
 */
import sanitize from 'sanitize-html'
import { cutAtManyElements } from './mail/html-cut.ts'

/** `html` is safe to place in a page; `blocked` counts pictures from outside that were left out. */
export type Shown = { readonly html: string; readonly blocked: number }

const HTML_CHARS_MAX = 2_000_000

const TAGS = (
  'p br hr div span blockquote pre code h1 h2 h3 h4 h5 h6 ul ol li dl dt dd b strong i em u s sub sup ' +
  'small a img table thead tbody tfoot tr td th caption'
).split(' ')

/**
 * Cleans `html`. `pictures` maps a Content-ID (bare) to our own address for that file; a picture that
 * is not in it, wherever it is kept, is replaced by its description.
 */
export function showHtml(html: string, pictures: ReadonlyMap<string, string> = new Map()): Shown {
  let blocked = 0
  const clean = sanitize(cutAtManyElements(html.slice(0, HTML_CHARS_MAX)), {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt', 'loading'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      ol: ['start'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'xml',
      'iframe',
      'object',
    ],
    nestingLimit: 100,
    transformTags: {
      // The other page learns nothing of ours, and cannot reach back into it.
      a: (tagName, attribs) => ({ tagName, attribs: linkOf(attribs) }),
      img: (_tagName, attribs) => {
        const own = pictures.get(contentId(attribs['src'] ?? ''))
        const alt = attribs['alt'] ?? ''
        if (own !== undefined)
          return { tagName: 'img', attribs: { src: own, alt, loading: 'lazy' } }
        if (/^\s*(?:https?:)?\/\//i.test(attribs['src'] ?? '')) blocked += 1
        return { tagName: 'span', attribs: {}, text: alt === '' ? '' : `[picture: ${alt}]` }
      },
    },
  })
  return { html: clean, blocked }
}

function linkOf(attribs: Record<string, string>): Record<string, string> {
  const href = attribs['href']
  // A relative address would lead into our own pages.
  if (href === undefined || !/^\s*(?:https?:\/\/|mailto:|tel:)/i.test(href)) return {}
  return { href, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

/** The bare id of a `cid:` address (RFC 2392), else empty. */
function contentId(address: string): string {
  const found = /^\s*cid:(.+)$/i.exec(address)?.[1] ?? ''
  try {
    return decodeURIComponent(found.trim())
  } catch {
    return found.trim()
  }
}
