/** Notices of what became of a mail (RFC 3464), as mail servers really write them. */
import PostalMime from 'postal-mime'

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
export type Action = (typeof ACTIONS)[number]

export type Notice = {
  readonly action: Action
  /** What the other server said, on one line, or null. */
  readonly diagnostic: string | null
  /** Message-IDs of the mail it is about, without angle brackets. */
  readonly about: readonly string[]
}

const WORDS_MAX = 500

/** The notice in `raw`; null where it is none. Of several recipients the worst counts. Never throws. */
export async function readNotice(raw: Uint8Array): Promise<Notice | null> {
  const parts = await partsOf(raw)
  const report = parts.find(({ type }) => type === 'message/delivery-status')
  if (report === undefined) return null
  const groups = report.text.split(/\r?\n[ \t]*\r?\n/).map(fieldsIn)
  const told = groups.flatMap((fields) => {
    const said = (fields.get('action') ?? '').toLowerCase()
    const action = ACTIONS.find((each) => said.startsWith(each))
    return action === undefined ? [] : [{ action, fields }]
  })
  const worst = ACTIONS.flatMap((action) => told.filter((each) => each.action === action))[0]
  if (worst === undefined) return null
  const { action, fields } = worst
  const diagnostic = [fields.get('status'), fields.get('diagnostic-code')?.replace(/^smtp;/i, '')]
    .map((text) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ')
  const returned = parts.filter(({ type }) => /^(text\/rfc822-headers|message\/rfc822)$/.test(type))
  const ids = [
    groups[0]?.get('original-envelope-id') ?? '',
    ...returned.map(
      ({ text }) => fieldsIn(text.split(/\r?\n\r?\n/)[0] ?? '').get('message-id') ?? '',
    ),
  ]
  const about = ids.map((id) => id.replaceAll(/[<>\s]/g, '')).filter((id) => id !== '')
  return { action, diagnostic: diagnostic === '' ? null : diagnostic.slice(0, WORDS_MAX), about }
}

type Part = { readonly type: string; readonly text: string }

async function partsOf(raw: Uint8Array): Promise<Part[]> {
  try {
    const { attachments } = await PostalMime.parse(raw, {
      rfc822Attachments: true,
      forceRfc822Attachments: true,
    })
    return attachments.map(({ mimeType, content }) => ({
      type: mimeType.toLowerCase(),
      text: typeof content === 'string' ? content : new TextDecoder().decode(content),
    }))
  } catch {
    return []
  }
}

/** Header fields of one group, unfolded, by their names in lower case; the first of a name. */
function fieldsIn(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':')
    const name = line.slice(0, Math.max(0, at)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
  }
  return fields
}
