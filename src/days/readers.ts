/**
 * Who will be able to read what a child puts in, told before the first word. A child has no seat of
 * their own here: whoever is signed in on this device can always read it, and this never says otherwise.
 */
import type { Audience } from '../record/entry.ts'
import type { Member } from '../record/timeline.ts'

export type Choice = { readonly value: string; readonly text: string; readonly audience: Audience }

/** What the child may choose from. `me` is the member who is signed in. */
export function readerChoices(members: readonly Member[], me: string): readonly Choice[] {
  const own = members.find(({ id }) => id === me)?.name ?? 'The person signed in here'
  const others = members.filter(({ id }) => id !== me)
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

/** The names an audience reaches, with whoever is signed in first. */
export function readersNamed(audience: Audience, members: readonly Member[], me: string): string[] {
  const names = (is: (member: Member) => boolean) =>
    members.filter((member) => member.id !== me && is(member)).map(({ name }) => name)
  const own = members.find(({ id }) => id === me)?.name ?? 'the person signed in here'
  if (audience === 'me') return [own]
  if (audience === 'owners') return [own, ...names(({ owner }) => owner)]
  if (audience === 'circle') return [own, ...names(() => true)]
  return [own, ...names(({ id }) => audience.people.includes(id))]
}
