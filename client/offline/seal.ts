/**
 * What waits on this device is encrypted with AES-GCM under a key that scripts can use and not read.
 * `about` binds a sealed thing to its place: moved to another, it does not open.
 */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

const IV_BYTES = 12

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function means(iv: Uint8Array<ArrayBuffer>, about: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(about) }
}

export async function seal(key: CryptoKey, bytes: BufferSource, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  return { iv, bytes: await crypto.subtle.encrypt(means(iv, about), key, bytes) }
}

/** Throws where the key is another one, or the bytes are not as they were sealed. */
export function unseal(key: CryptoKey, sealed: Sealed, about: string): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt(means(sealed.iv, about), key, sealed.bytes)
}

export function sealJson(key: CryptoKey, value: unknown, about: string): Promise<Sealed> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)), about)
}

export async function unsealJson(key: CryptoKey, sealed: Sealed, about: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, sealed, about)))
}
