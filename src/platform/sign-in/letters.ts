/** What signing in sends by mail: words that say nothing of anybody's record. */

export type Words = { readonly subject: string; readonly text: string }

function words(subject: string, ...lines: readonly string[]): Words {
  return { subject, text: `${lines.join('\n\n')}\n` }
}

/** A link that signs in, asked for by whoever typed this address. */
export function linkWords(url: string, link: string): Words {
  return words(
    'Your link to sign in to Heard',
    `Somebody, you we hope, asked to sign in to Heard at ${url}. Open this page and press its button:`,
    link,
    'It works once, for 15 minutes, on the device where you open it.',
    'If it was not you, do nothing. Nobody can sign in without this mail. Do not pass it on.',
  )
}

/** A link that shows an address to be that of an account. */
export function addressWords(url: string, link: string): Words {
  return words(
    'Is this your address?',
    `Somebody who is signed in to Heard at ${url} wants to sign in by this address from now on. If it was you, open this page where you are signed in, and press its button:`,
    link,
    'It works for a day. If it was not you, do nothing.',
  )
}

/** The last mail to somebody who closed their account. */
export function closedWords(url: string): Words {
  return words(
    'Your Heard account is closed',
    `Your account at ${url} was closed, from a browser that was signed in to it. If it was you, there is nothing to do.`,
    'If it was not you, tell whoever looks after this Heard at once: they may have a backup.',
  )
}

/** What was changed about how somebody signs in. */
export const CHANGES = {
  'passkey added': 'A passkey was added to your account.',
  'passkey removed': 'A passkey was removed from your account.',
  'address changed': 'The email address of your account was changed.',
  'second step on': 'Signing in to your account now asks for a code from an authenticator app.',
  'second step off':
    'Signing in to your account no longer asks for a code from an authenticator app.',
  'new recovery codes': 'New recovery codes were made for your account. The old ones are void.',
  'recovery code used': 'A recovery code was used to sign in to your account.',
  'too many codes': 'Wrong codes were typed again and again after a link of yours was used.',
} as const
export type Change = keyof typeof CHANGES

/** Tells somebody of a change to how they sign in. */
export function changeWords(url: string, change: Change): Words {
  return words(
    'How you sign in to Heard was changed',
    `${CHANGES[change]} If it was you, there is nothing to do.`,
    `If it was not you: sign in at ${new URL('/account', url).href}, look at what is listed there, remove what is not yours and sign out everywhere else. Then tell whoever looks after this Heard.`,
  )
}
