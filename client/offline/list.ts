/** The things written on this device, each in one of three plain states, with what can be done with it. */
import { isOverdue, STATE_WORDS, type Captured } from '../../src/platform/offline/queue.ts'
import { button, part, show } from './parts.ts'
import { isSending } from './send.ts'
import { allItems, type Device, type Placed } from './store.ts'
import { change, openThing, throwAway, type Kept } from './things.ts'
import { sendAll } from './send.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

function whenOf(at: string): string {
  const then = new Date(at)
  const isToday = then.toDateString() === new Date().toDateString()
  return `${isToday ? 'today' : DAY.format(then)} at ${TIME.format(then)}`
}

function nameOf(what: string): string {
  const template = document.querySelector<HTMLElement>(`[data-boxes-of="${what}"]`)
  return template?.dataset['door'] ?? 'Something written'
}

/** Shows them anew, the newest first. */
export async function listThings(device: Device | null): Promise<void> {
  const items = await allItems()
  const [own, others] = [
    items.filter(({ account }) => account === device?.account),
    items.filter(({ account, state }) => account !== device?.account && state !== 'kept'),
  ]
  const sending = await isSending()
  const lines = await Promise.all(own.toReversed().map((item) => lineOf(item, { device, sending })))
  part('[data-items]').replaceChildren(...lines)
  const waiting = items.filter(({ state }) => state !== 'kept')
  show('[data-list]', items.length > 0)
  show('[data-all]', waiting.length > 0)
  const old = waiting.some(({ since }) => isOverdue(since, Date.now()))
  show('[data-nag]', old || others.length > 0)
  part('[data-nag]').textContent = [
    old
      ? 'Some of this has waited for more than a day. A phone may clear it away by itself after a week. When you have a signal, open this page; or save a copy.'
      : '',
    others.length > 0
      ? 'Something here was written by someone else who uses this phone. It waits until they sign in.'
      : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

type Around = { readonly device: Device | null; readonly sending: boolean }

async function lineOf(item: Placed, { device, sending }: Around): Promise<HTMLLIElement> {
  const line = document.createElement('li')
  line.className = 'heard-card'
  const thing = device === null ? null : await openThing(device.key, item).catch(() => null)
  const state = item.state === 'sending' && !sending ? 'waiting' : item.state
  const head = document.createElement('p')
  const tag = document.createElement('strong')
  tag.className = `govuk-tag${state === 'kept' ? ' govuk-tag--green' : ''}`
  tag.textContent = STATE_WORDS[state]
  tag.dataset['state'] = state
  const name = thing === null ? 'Something written' : nameOf(thing.what)
  const when = thing === null ? '' : ` ${whenOf(thing.at)} `
  const title = document.createElement('b')
  title.textContent = name
  head.append(title, when, tag)
  line.append(head)
  if (item.why !== null && state !== 'kept') line.append(wordsOf(item.why))
  if (state === 'kept' && thing !== null) line.append(wayTo(thing))
  if (state === 'waiting' || state === 'refused') {
    if (thing !== null) line.append(insideOf(thing))
    line.append(actsOn(item))
  }
  return line
}

function wordsOf(words: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = words
  return made
}

function wayTo({ record, address }: Kept): HTMLParagraphElement {
  const made = document.createElement('p')
  const link = document.createElement('a')
  link.href = `/records/${record}/entries/${address}`
  link.textContent = 'Open it'
  made.append(link)
  return made
}

/** Its words, folded away: somebody may look over a shoulder. */
function insideOf({ fields, files }: Captured): HTMLDetailsElement {
  const made = document.createElement('details')
  made.className = 'govuk-details'
  const summary = document.createElement('summary')
  summary.className = 'govuk-details__summary'
  const text = document.createElement('span')
  text.className = 'govuk-details__summary-text'
  text.textContent = 'What it says'
  summary.append(text)
  const inside = document.createElement('div')
  inside.className = 'govuk-details__text'
  const said = [...Object.values(fields), ...files.map(({ name }) => name)]
  inside.append(...said.map((each) => wordsOf(each)))
  made.append(summary, inside)
  return made
}

function actsOn(item: Placed): HTMLParagraphElement {
  const acts = document.createElement('p')
  acts.className = 'heard-acts'
  if (item.state === 'refused')
    acts.append(
      button('Try it again', () => {
        void change(item, { state: 'waiting', why: null }).then(sendAll)
      }),
    )
  const away = button('Throw it away', () => {
    const sure = button('Yes, throw it away', () => void throwAway(item))
    away.replaceWith(sure)
    sure.focus()
  })
  acts.append(away)
  return acts
}
