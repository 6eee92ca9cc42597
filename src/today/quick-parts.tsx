/** Big doors to what is added most, beside Today. */
import { QuickLinks } from '../platform/components/card.tsx'
import { mayOpen, type PageRecord } from '../platform/web/page.tsx'

/** What each needs is what its route needs: a way that is closed to whoever looks is not shown. */
const QUICK = [
  {
    path: '/incidents/new/incident',
    need: 'write incidents',
    text: () => 'Something happened',
    hint: 'at school or home',
  },
  {
    path: '/news',
    need: 'write days',
    text: () => 'Tell each other',
    hint: 'school and home, today',
  },
  {
    path: '/add/voice',
    need: 'write in the record',
    text: (name: string) => `${name} said`,
    hint: 'in their own words',
  },
  {
    path: '/add/said',
    need: 'write in the record',
    text: () => 'I was told',
    hint: 'at the gate, in a chat',
  },
  {
    path: '/add/call',
    need: 'write in the record',
    text: () => 'A phone call',
    hint: 'also one that never came',
  },
  {
    path: '/bring-in',
    need: 'own the record',
    text: () => 'Photo or file',
    hint: 'letter, email, audio',
  },
] as const

/** The quickest ways to add something; nothing for somebody who adds nothing. */
export function QuickAdd({ record }: { readonly record: PageRecord }) {
  const open = QUICK.filter(({ need }) => mayOpen(record, need))
  if (open.length === 0) return null
  return (
    <>
      <h2>Add to the record</h2>
      <QuickLinks
        links={open.map(({ path, text, hint }) => ({
          href: record.path + path,
          text: text(record.name),
          hint,
        }))}
      />
    </>
  )
}
