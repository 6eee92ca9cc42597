/**
 * Who will be able to read what a child puts in, told before the first word. On the family's device a child
 * has no seat of their own: whoever is signed in there can always read it, and this never says otherwise.
 */
import type { Audience } from '../record/entry.ts'
import type { Member } from '../record/timeline.ts'

export type Choice = { readonly value: string; readonly text: string; readonly audience: Audience }

/** What the child may choose from. `me` is the member who is signed in. */
export function readerChoices(members: readonly Member[], me: string): readonly Choice[] {
  const own = members.find(({ id }) => id === me)?.name ?? 'The person signed in here'
  const others = members.filter(({ id, visits }) => id !== me && visits)
  const owners = others.filter(({ owner }) => owner)
  return [
    { value: 'me', text: `Only ${own}`, audience: 'me' },
    ...others.map(({ id, name }) => ({
      value: id,
      text: `${own} and ${name}`,
      audience: { people: [id] },
    })),
    ...(owners.length > 1
      ? [
          {
            value: 'owners',
            text: `${own}, ${owners.map(({ name }) => name).join(' and ')}`,
            audience: 'owners' as const,
          },
        ]
      : []),
  ]
}

/** Those whom an audience reaches, besides `me`: never somebody who cannot open the record. */
export function othersReached(
  audience: Audience,
  members: readonly Member[],
  me: string,
): readonly Member[] {
  const others = members.filter(({ id, visits }) => id !== me && visits)
  if (audience === 'me') return []
  if (audience === 'owners') return others.filter(({ owner }) => owner)
  if (audience === 'circle') return others
  return others.filter(({ id }) => audience.people.includes(id))
}

/** The names an audience reaches, with whoever is signed in first. */
export function readersNamed(audience: Audience, members: readonly Member[], me: string): string[] {
  const own = members.find(({ id }) => id === me)?.name ?? 'the person signed in here'
  return [own, ...othersReached(audience, members, me).map(({ name }) => name)]
}

/** What a child may choose from who came by a link of their own: nobody else is there first. */
export function ownReaderChoices(adults: readonly Member[]): readonly Choice[] {
  const owners = adults.filter(({ owner }) => owner)
  return [
    { value: 'me', text: 'Only me', audience: 'me' },
    ...adults.map(({ id, name }) => ({
      value: id,
      text: `Me and ${name}`,
      audience: { people: [id] },
    })),
    ...(owners.length > 1
      ? [
          {
            value: 'owners',
            text: `Me, ${owners.map(({ name }) => name).join(' and ')}`,
            audience: 'owners' as const,
          },
        ]
      : []),
  ]
}
