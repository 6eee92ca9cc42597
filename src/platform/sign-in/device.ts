/** What a browser calls itself, in plain words. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b.*\bMobile\b/, 'an Android phone'],
  [/\bAndroid\b/, 'an Android tablet'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
]

function firstOf(known: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1]
}

/**
 * "Firefox on Windows", from a User-Agent (RFC 9110 10.1.5); "A browser" where it says nothing we know.
 * A browser may call itself what it likes: this helps a person to know their own, and proves nothing.
 */
export function deviceOf(userAgent: string): string {
  const text = userAgent.slice(0, 500)
  const machine = firstOf(MACHINES, text)
  const browser = firstOf(BROWSERS, text) ?? 'A browser'
  return machine === undefined ? browser : `${browser} on ${machine}`
}
