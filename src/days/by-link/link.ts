/** The links for days as they stand: who has one, for what, until when. Pure. */
import type { Day } from '../../platform/day.ts'
import type { Entry } from '../../record/entry.ts'
import { ownLinkBody, ownLinkEndedBody, type OwnLinkBody } from './entries.ts'

/** The kinds of entry a link of each side may add, and no other. */
export const ADDS = {
  home: ['check-in', 'help-first'],
  school: ['check-in', 'news', 'news read', 'incident', 'help-first'],
  child: ['check-in', 'voice', 'help-first', 'audience', 'erasure'],
} as const

export type OwnLink = OwnLinkBody & {
  readonly seq: number
  readonly address: string
  readonly made: Day
  /** The day it was ended, if it was. */
  readonly ended: Day | null
}

/** Every link of `entries`, oldest first. One made anew for the same seat takes the place of the one before. */
export function linksAmong(entries: readonly Entry[]): readonly OwnLink[] {
  const known = entries
    .filter(({ erased }) => !erased)
    .toSorted((one, other) => one.seq - other.seq)
  const links = new Map<string, OwnLink>()
  for (const { kind, seq, address, happened, body } of known) {
    if (kind === 'own link') {
      const link = ownLinkBody.parse(body)
      links.set(link.member, { ...link, seq, address, made: happened.day, ended: null })
    }
    if (kind !== 'own link ended') continue
    const { of } = ownLinkEndedBody.parse(body)
    const link = [...links.values()].find((each) => each.seq === of)
    if (link !== undefined) links.set(link.member, { ...link, ended: happened.day })
  }
  return [...links.values()]
}

/** Whether a link opens on `on`. */
export function isOpen(link: OwnLink, on: Day): boolean {
  return link.ended === null && link.until >= on
}
