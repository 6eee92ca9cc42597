/** Three-minute guides for adults. */
export type Guide = { readonly id: string; readonly title: string }
export const GUIDES: readonly Guide[] = []
