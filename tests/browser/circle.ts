/** A record with people round it, and the pages about them. */
import { randomUUID } from 'node:crypto'
import type { Served } from './site.ts'

export async function aCircle({ site }: Served): Promise<Readonly<Record<string, string>>> {
  const id = await site.begin('Sam')
  const record = `/records/${id}`
  await site.add(id, { audience: 'circle', shelf: 'incidents' })
  await site.add(id, {
    kind: 'promise',
    body: { title: 'A quiet place', debtor: 'Mr Khan', creditor: 'Alex Ward' },
  })
  const { member } = await site.seat(id, 'Mr Khan', ['incidents', 'days'])
  const token = randomUUID()
  await site.post(`${record}/circle/invite/senco`, {
    token,
    name: 'Priya Shah',
    organisation: 'Hillview',
    reads: 'incidents',
  })
  const circle = `${record}/circle`
  return {
    circle,
    'circle-roles': `${circle}/invite`,
    'circle-invite': `${circle}/invite/class-teacher`,
    'circle-invitation': `${circle}/invitations/${token}`,
    'circle-owner': `${circle}/owners/new`,
    'circle-own-from': `${circle}/own-from`,
    'circle-share': `${circle}/share`,
    'circle-share-days': `${circle}/share/messages`,
    'circle-seat': `${circle}/seats/${member}`,
    'circle-leave': `${circle}/leave`,
    'circle-look': `${record}/as/${token}/timeline`,
    invited: '/invited/anything',
  }
}
