/** How long the front part is, and where each paper stands behind it. Knows nothing of how a PDF is made. */

/** As much of a paper as its place depends on; `why` is set where it was not joined. */
type Papered = { readonly pages: readonly unknown[]; readonly why: string | null }

/** Where a paper came to stand; `page` counts from 1 in the whole. `why` is set where it was not joined. */
export type Stood = { readonly page: number; readonly pages: number; readonly why: string | null }

/** The front part, and how many pages it has. */
export type Front = { readonly pdf: Uint8Array; readonly pages: number }

/** What the front part is told when it is set: where each paper stands when it is `pages` long. */
export type Given = {
  readonly pages: number
  readonly total: number
  readonly stood: readonly Stood[]
}

/** The front part, once its length is the one it was told, and where each paper then stands. */
export type Fitted = {
  readonly front: Uint8Array
  readonly stood: readonly Stood[]
  readonly total: number
}

const FRONT_TRIES = 4

/** Sets the front part until its length is the one it was told. Throws where it never settles. */
export async function fitFront(
  setFront: (given: Given) => Promise<Front>,
  joined: readonly Papered[],
): Promise<Fitted> {
  const behind = joined.reduce((sum, { pages }) => sum + pages.length, 0)
  let guess = 1
  for (let tries = 0; tries < FRONT_TRIES; tries++) {
    const stood = stoodFrom(guess, joined)
    const total = guess + behind
    const { pdf, pages } = await setFront({ pages: guess, total, stood })
    if (pages === guess) return { front: pdf, stood, total }
    guess = pages
  }
  throw new Error('The front part of a bundle does not settle on a length.')
}

/** Where each paper stands behind a front of so many pages. */
export function stoodFrom(frontPages: number, joined: readonly Papered[]): Stood[] {
  let page = frontPages + 1
  return joined.map(({ pages, why }) => {
    const here = { page, pages: pages.length, why }
    page += pages.length
    return here
  })
}
