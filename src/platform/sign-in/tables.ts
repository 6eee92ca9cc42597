/** The tables of signing in: who somebody is, how they show it, and which browsers believed them. */
declare module '../database/database.ts' {
  interface Tables {
    'auth.account': {
      id: string
      name: string
      created: string
      address: string | null
      closed: string | null
      first: boolean | null
    }
    'auth.sign_in_link': {
      hash: Buffer
      account_id: string
      expires: string
      used: string | null
      next: string
    }
    'auth.session': {
      hash: Buffer
      id: string
      account_id: string
      created: string
      expires: string
      device: string
      seen: string
      proved: string
    }
    'auth.half_session': { hash: Buffer; account_id: string; expires: string }
    'auth.address_link': { hash: Buffer; account_id: string; address: string; expires: string }
    'auth.passkey': {
      id: string
      account_id: string
      credential: string
      public_key: Buffer
      counter: number
      transports: string[]
      name: string
      created: string
      used: string | null
    }
    'auth.passkey_challenge': { hash: Buffer; account_id: string | null; expires: string }
    'auth.authenticator': { account_id: string; sealed: Buffer; step: number; since: string | null }
    'auth.recovery_code': { hash: Buffer; account_id: string; used: string | null }
    'auth.attempt': { key: Buffer; tries: number; until: string }
  }
}

/** The instant `minutes` after `now`. */
export function minutesAfter(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
