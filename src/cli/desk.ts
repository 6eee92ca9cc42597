/** `heard desk`. */
import { findDesk } from '../desk/routes.tsx'
import { inOrder, SORT_WORDS, type DeskItem } from '../desk/item.ts'
import type { Database } from '../platform/database/database.ts'
import { inWords } from '../platform/day.ts'
import type { Account } from '../platform/web/route.ts'
import { neededOption, Wrong, type Command } from './command.ts'
import { dayOption } from './owed.ts'

export const deskCommand: Command = {
  name: 'desk',
  options: [
    ['--as <who>', 'whose desk: the address or the name of somebody who can sign in'],
    ['--on <day>', 'as it stands on this day; today unless given'],
  ],
  what: 'what waits across children for somebody who works with them',
  async run(given) {
    const who = neededOption(given, 'as')
    const on = dayOption(given)
    return given.withLedger(async (ledger) => {
      const account = await accountNamed(ledger.db, who)
      const around = { ledger, now: given.now }
      const desk = await findDesk(around, account.id, on)
      const items = inOrder(desk.items, 'longest')
      return {
        json: { on: desk.on, children: desk.seats.length, items: items.map(itemJson) },
        words:
          items.length === 0
            ? 'Nothing waits on this desk.'
            : items.map((item) => itemWords(item)).join('\n'),
      }
    })
  },
}

async function accountNamed(db: Database, who: string): Promise<Account> {
  const found = await db
    .selectFrom('auth.account')
    .select(['id', 'name'])
    .where((where) => where.or([where('address', '=', who.toLowerCase()), where('name', '=', who)]))
    .limit(2)
    .execute()
  const [account, second] = found
  if (account === undefined)
    throw new Wrong(`Nobody who can sign in is called ${who} or has that address.`, {
      field: '--as',
    })
  if (second !== undefined)
    throw new Wrong(`More than one person is called ${who}: give the address.`, { field: '--as' })
  return account
}

function itemJson(item: DeskItem) {
  const { id, sort, record, child, organisation, title, holder, people, whose } = item
  const { since, due, basis, standing, count } = item
  return {
    id,
    sort,
    record,
    child,
    organisation,
    title,
    holder,
    people,
    whose,
    since,
    due,
    dueBasis: basis,
    standing,
    count: count.count,
    unit: count.unit,
  }
}

function itemWords(item: DeskItem): string {
  const { child, sort, title, since, count } = item
  return `${child}: ${title} (${SORT_WORDS[sort].toLowerCase()}, since ${inWords(since)}, ${count.count} ${count.unit})`
}
