/** Every guide, in the order of the list. */
import type { Guide } from './guide.ts'
import { FIRST_GUIDES } from './guides.data.ts'
import { MORE_GUIDES } from './guides-more.data.ts'

export const GUIDES: readonly Guide[] = [...FIRST_GUIDES, ...MORE_GUIDES]

/** The guide with this id, or null. */
export function guideOf(id: string): Guide | null {
  return GUIDES.find((guide) => guide.id === id) ?? null
}
