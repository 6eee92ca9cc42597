/** A link as a picture that a telephone reads (ISO/IEC 18004). */
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'

/** Middle error correction, and the quiet zone of four modules that readers need. */
export function qrCode(text: string): Child {
  return raw(renderSVG(text, { ecc: 'M', border: 4 }))
}
