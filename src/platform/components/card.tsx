/** Heard's own pieces: cards, the day count you can read across a room, the trail of who has held it. */
import type { Child } from 'hono/jsx'
import { classes } from './attributes.ts'

/** Late only against a date with a ground; waiting without one; soon; kept; quiet for what is over. */
export type Tone = 'late' | 'wait' | 'soon' | 'kept' | 'quiet'

/** A plain card. */
export function Card(props: {
  readonly class?: string
  readonly id?: string
  readonly children?: Child
}) {
  return (
    <section id={props.id} class={classes('heard-card', props.class)}>
      {props.children}
    </section>
  )
}

/** A card with a count at its side. `title` becomes the heading, a link where there is `href`. */
export function OwedCard(props: {
  readonly tone: Tone
  readonly count: string | number
  readonly unit: string
  readonly title: Child
  readonly href?: string
  readonly id?: string
  /** 3 where a heading of level 2 stands above a group of cards. */
  readonly level?: 2 | 3
  readonly children?: Child
}) {
  const title = props.href === undefined ? props.title : <a href={props.href}>{props.title}</a>
  return (
    <article id={props.id} class={`heard-card heard-owed heard-owed--${props.tone}`}>
      <p class="heard-days">
        <strong>{props.count}</strong> <span>{props.unit}</span>
      </p>
      <div>
        {props.level === 3 ? <h3>{title}</h3> : <h2>{title}</h2>}
        {props.children}
      </div>
    </article>
  )
}

/** Who has held it, in order; the last has it now. */
export function Trail(props: { readonly holders: readonly Child[] }) {
  return (
    <ol class="heard-trail" aria-label="Who has held it">
      {props.holders.map((holder, index) => (
        <li class={index === props.holders.length - 1 ? 'heard-trail__now' : undefined}>
          {holder}
        </li>
      ))}
    </ol>
  )
}

/** A quiet line of facts under a heading. */
export function Meta(props: { readonly children?: Child }) {
  return <p class="heard-meta">{props.children}</p>
}

/** Where a number or a claim comes from. */
export function Why(props: { readonly children?: Child }) {
  return <p class="heard-why">{props.children}</p>
}

/** Links or buttons that act on a card. */
export function Acts(props: { readonly children?: Child }) {
  return <div class="heard-acts">{props.children}</div>
}

/** A link that acts. `quiet` for the second thing one might do. */
export function ActLink(props: {
  readonly href: string
  readonly quiet?: boolean
  readonly children?: Child
}) {
  return (
    <a
      class={classes('heard-button', props.quiet === true && 'heard-button--quiet')}
      href={props.href}
    >
      {props.children}
    </a>
  )
}

/** A button that acts, inside a form. */
export function ActButton(props: {
  readonly name?: string
  readonly value?: string
  readonly quiet?: boolean
  readonly children?: Child
}) {
  return (
    <button
      type="submit"
      name={props.name}
      value={props.value}
      class={classes('heard-button', props.quiet === true && 'heard-button--quiet')}
    >
      {props.children}
    </button>
  )
}

/** Big doors to what can be done, each with a word on what it is for. */
export function QuickLinks(props: {
  readonly links: readonly { readonly href: string; readonly text: string; readonly hint: string }[]
}) {
  return (
    <ul class="heard-quick">
      {props.links.map(({ href, text, hint }) => (
        <li>
          <a href={href}>
            {text} <small>{hint}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What an empty page teaches: what will be here, and how to begin. */
export function Empty(props: { readonly children?: Child }) {
  return <div class="heard-empty">{props.children}</div>
}

/** Someone's words, exactly. */
export function Quote(props: { readonly children?: Child }) {
  return <blockquote class="heard-quote">{props.children}</blockquote>
}
