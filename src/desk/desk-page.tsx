/** The desk: today across children. What waits, what was promised, what comes up; answered right there. */
import {
  ActButton,
  ActLink,
  Acts,
  Empty,
  Meta,
  OwedCard,
  QuickLinks,
} from '../platform/components/card.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { NotificationBanner } from '../platform/components/notification-banner.tsx'
import { Pagination } from '../platform/components/pagination.tsx'
import { Select } from '../platform/components/select.tsx'
import { inFullWords, type Day } from '../platform/day.ts'
import { Page } from '../platform/web/page.tsx'
import { filterQuery } from './filter-forms.ts'
import { NO_FILTER, SORT_WORDS, SORTS, type DeskItem, type Filter, type Sort } from './item.ts'

export type Choice = { readonly value: string; readonly text: string }

export type DeskProps = {
  readonly on: Day
  readonly children: number
  readonly organisations: readonly string[]
  readonly filter: Filter
  readonly counts: Readonly<Record<Sort, number>>
  /** One page of what is chosen, where it begins, and how many there are in all. */
  readonly items: readonly DeskItem[]
  readonly from: number
  readonly count: number
  readonly size: number
  readonly childChoices: readonly Choice[]
  readonly whoChoices: readonly Choice[]
  readonly leads: boolean
  /** A fresh token for each form on the page, by the item's id. */
  readonly tokenOf: (item: DeskItem) => string
  readonly done: string | undefined
}

export function DeskPage(props: DeskProps) {
  const { on, filter, count, children } = props
  if (children === 0) return <EmptyDeskPage on={on} />
  return (
    <Page
      title="Your desk"
      heading={headingOf(props)}
      sub={subOf(props)}
      aside={<Aside {...props} />}
    >
      {props.done !== undefined && <Done done={props.done} />}
      <SortSwitch {...props} />
      <FilterForm {...props} />
      {count === 0 && (
        <Empty>
          <p>
            {isUsual(filter) ? 'Nothing waits for you today.' : 'Nothing here fits what you chose.'}
          </p>
          {!isUsual(filter) && (
            <Acts>
              <ActLink href="/desk" quiet>
                See the whole desk
              </ActLink>
            </Acts>
          )}
        </Empty>
      )}
      {props.items.map((each) => (
        <ItemCard item={each} filter={filter} token={props.tokenOf(each)} />
      ))}
      <Pages {...props} />
    </Page>
  )
}

function headingOf({ count, filter }: DeskProps): string {
  if (filter.sort !== null) return SORT_WORDS[filter.sort]
  return count === 0 ? 'Your desk is clear' : 'Your desk'
}

function subOf({ on, children, organisations }: DeskProps): string {
  const many = `${children} ${children === 1 ? 'child' : 'children'}`
  return [inFullWords(on), many, ...organisations].join(' · ')
}

function isUsual(filter: Filter): boolean {
  return filterQuery(filter) === ''
}

const DONE: Readonly<Record<string, string>> = {
  answered: 'Your answer is in the record. The family sees it.',
  passed: 'It is passed on. The family sees who has it now.',
  left: 'It is written down. The family sees who has it all now.',
}

function Done({ done }: { readonly done: string }) {
  const words = DONE[done]
  if (words === undefined) return null
  return (
    <NotificationBanner type="success" title="Done">
      <p class="govuk-notification-banner__heading">{words}</p>
    </NotificationBanner>
  )
}

function SortSwitch({ filter, counts }: DeskProps) {
  const all = SORTS.reduce((sum, sort) => sum + counts[sort], 0)
  return (
    <nav class="heard-switch" aria-label="What to see">
      <a
        href={`/desk${filterQuery({ ...filter, sort: null })}`}
        aria-current={filter.sort === null ? 'page' : undefined}
      >
        All {all}
      </a>
      {SORTS.filter((sort) => counts[sort] > 0 || filter.sort === sort).map((sort) => (
        <a
          href={`/desk${filterQuery({ ...filter, sort })}`}
          aria-current={filter.sort === sort ? 'page' : undefined}
        >
          {SORT_WORDS[sort]} {counts[sort]}
        </a>
      ))}
    </nav>
  )
}

function FilterForm({ filter, childChoices, whoChoices, organisations }: DeskProps) {
  const everything = { value: '', text: 'Everyone' }
  const isOpen = filter.child !== null || filter.who !== null || filter.whose !== NO_FILTER.whose
  return (
    <Details summary="Choose whose, which child, in which order" open={isOpen}>
      <form method="get" action="/desk" class="heard-desk-filter">
        {filter.sort !== null && <input type="hidden" name="sort" value={filter.sort} />}
        <Select
          name="whose"
          label="Waiting for"
          value={filter.whose}
          items={[
            { value: 'ours', text: 'Me and the people I work with' },
            { value: 'mine', text: 'Only me' },
            { value: 'all', text: 'Anyone round these children' },
          ]}
        />
        <Select
          name="child"
          label="Child"
          value={filter.child ?? ''}
          items={[{ value: '', text: 'Every child' }, ...childChoices]}
        />
        <Select
          name="who"
          label="Who has it now"
          value={filter.who ?? ''}
          items={[everything, ...whoChoices]}
        />
        {organisations.length > 1 && (
          <Select
            name="organisation"
            label="Organisation"
            value={filter.organisation ?? ''}
            items={[
              { value: '', text: 'All of them' },
              ...organisations.map((name) => ({ value: name, text: name })),
            ]}
          />
        )}
        <Select
          name="order"
          label="Order"
          value={filter.order}
          items={[
            { value: 'longest', text: 'Waiting longest first' },
            { value: 'due', text: 'By the day it is due' },
            { value: 'child', text: 'By child' },
          ]}
        />
        <Acts>
          <ActButton>Show</ActButton>
        </Acts>
      </form>
    </Details>
  )
}

type ItemProps = {
  readonly item: DeskItem
  readonly filter: Filter
  readonly token: string
}

function ItemCard(props: ItemProps) {
  const { item } = props
  const title = (
    <>
      <span class="heard-desk-child">{item.child}</span> {item.title}
    </>
  )
  return (
    <OwedCard {...item.count} title={title} href={item.href} id={`i-${props.token}`}>
      <Meta>{item.facts}</Meta>
      {item.act !== null && <ItemActs {...props} act={item.act} />}
    </OwedCard>
  )
}

function ItemActs({ item, act, filter, token }: ItemProps & { readonly act: string }) {
  const isAsk = item.sort === 'question'
  return (
    <div class="heard-desk-acts">
      <Details summary={isAsk ? 'Answer it here' : 'Say what was done'}>
        <form method="post" action={act}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="back" value={filterQuery(filter)} />
          <input type="hidden" name="do" value="answer" />
          <input type="hidden" name="as" value="answered" />
          <Input
            name="words"
            id={`words-${token}`}
            label={isAsk ? 'Your answer' : 'What was done'}
            hint={`In plain words. ${item.child}’s family reads it, with your name.`}
          />
          <Acts>
            <ActButton>{isAsk ? 'Send the answer' : 'Save'}</ActButton>
          </Acts>
        </form>
      </Details>
      <a href={`${act}${filterQuery(filter)}`}>
        Pass on, or say more
        <span class="govuk-visually-hidden">
          {' '}
          about {item.title}, {item.child}
        </span>
      </a>
    </div>
  )
}

function Pages({ filter, from, count, size }: DeskProps) {
  if (count <= size) return null
  const at = (start: number): string =>
    `/desk${filterQuery(filter, start === 0 ? {} : { from: String(start) })}`
  const label = (start: number): string =>
    `${start + 1} to ${Math.min(start + size, count)} of ${count}`
  return (
    <Pagination
      previous={
        from > 0
          ? { href: at(Math.max(0, from - size)), label: label(Math.max(0, from - size)) }
          : undefined
      }
      next={from + size < count ? { href: at(from + size), label: label(from + size) } : undefined}
    />
  )
}

function Aside({ filter }: DeskProps) {
  return (
    <>
      <h2>More from your desk</h2>
      <QuickLinks
        links={[
          {
            href: `/desk/list.csv${filterQuery(filter)}`,
            text: 'Save this list',
            hint: 'as a spreadsheet (CSV)',
          },
          {
            href: `/desk/print${filterQuery(filter)}`,
            text: 'Print this list',
            hint: 'on paper for a meeting',
          },
          { href: '/desk/kept', text: 'What was kept', hint: 'promises, answers, over a term' },
          { href: '/desk/people', text: 'People', hint: 'who is round which child, who has left' },
          { href: '/', text: 'Records', hint: 'each child’s own record' },
        ]}
      />
    </>
  )
}

function EmptyDeskPage({ on }: { readonly on: Day }) {
  return (
    <Page title="Your desk" sub={inFullWords(on)} backTo={{ href: '/', text: 'Back' }}>
      <Empty>
        <p>
          Your desk shows what waits for you and the people you work with, across every child whose
          family has let you in: questions with how long they have waited, promises and their days,
          reviews coming up, who has confirmed the one page, and whether home was told.
        </p>
        <p>
          It is empty because no family has invited you yet as somebody who works with their child.
          A record belongs to the family, so only they can: in their record they open{' '}
          <strong>More</strong>, then <strong>Who is around</strong>, write your name, your role and
          where you work, and choose what you see. You then get a link from them.
        </p>
      </Empty>
    </Page>
  )
}
