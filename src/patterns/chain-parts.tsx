/** What followed a finding, as a chain: to be read, and to be changed link by link. */
import { Button } from '../platform/components/button.tsx'
import { Meta } from '../platform/components/card.tsx'
import { Checkboxes } from '../platform/components/checkboxes.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import { problemOf, type Problem } from '../platform/web/forms.ts'
import type { Link, Linked } from './chain.ts'
import { thenBox } from './forms.ts'

type ReadProps = { readonly chain: readonly Link[]; readonly path: string }

/** The chain as it is kept: each link says "then", and an entry that says why is heard in its own words. */
export function ChainRead({ chain, path }: ReadProps) {
  if (chain.length === 0) return null
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">What followed</h2>
      <ol class="heard-history">
        {chain.map(({ address, when, title, words, says }) => (
          <li>
            <p>
              <strong>then</strong>, {when}: {words ?? title}
            </p>
            {words !== null && (
              <Meta>
                <a href={`${path}/entries/${address}`}>{title}</a>
              </Meta>
            )}
            {words === null && (
              <Meta>
                <a href={`${path}/entries/${address}`}>
                  Open it<span class="govuk-visually-hidden">: {title}</span>
                </a>
              </Meta>
            )}
            <Says says={says} />
          </li>
        ))}
      </ol>
      <Meta>In order of their days. That one came after another does not say why.</Meta>
    </section>
  )
}

function Says({ says }: { readonly says: string | null }) {
  return says === null ? null : <Meta>It says why itself: “{says}”</Meta>
}

export type ChainFormProps = {
  readonly chain: readonly Link[]
  readonly offered: readonly Linked[]
  readonly looked: { readonly search: string; readonly found: readonly Linked[] } | null
  readonly problems: readonly Problem[]
  readonly path: string
}

/** The links, each to be left out or told in one's own words; what is offered; and a search for others. */
export function ChainForm(props: ChainFormProps) {
  const { chain, offered, looked } = props
  return (
    <fieldset class="govuk-fieldset heard-chain">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
        What followed for the child
      </legend>
      <div class="govuk-hint">
        A chain, in order of the days. Each link says “then”. That it came after does not say why.
      </div>
      {chain.length > 0 && (
        <ol class="heard-history">
          {chain.map((link) => (
            <EditLink link={link} {...props} />
          ))}
        </ol>
      )}
      {offered.length > 0 && (
        <Ticks
          id="came-next"
          legend="Written down within two weeks after: tick what belongs in it"
          entries={offered}
        />
      )}
      <Details
        summary="Put another entry in the chain"
        open={looked !== null}
        class="heard-chain__more"
      >
        <Input
          name="find"
          type="search"
          label="Words in it"
          value={looked?.search ?? ''}
          hint="What you have ticked and typed stays as it is."
        />
        <Button name="do" value="find" class="govuk-button--secondary">
          Look for it
        </Button>
        {looked !== null && <Found {...looked} />}
      </Details>
    </fieldset>
  )
}

function Found({ search, found }: NonNullable<ChainFormProps['looked']>) {
  if (search === '') return <p>Write a word or two of what you look for.</p>
  if (found.length === 0)
    return <p>Nothing with these words came after, or all of it is in the chain already.</p>
  return <Ticks id="found" legend="Tick what belongs in the chain" entries={found} />
}

function Ticks(props: {
  readonly id: string
  readonly legend: string
  readonly entries: readonly Linked[]
}) {
  return (
    <Checkboxes
      name="cameNext"
      idPrefix={props.id}
      class="govuk-checkboxes--small"
      fieldset={{ legend: { text: props.legend, class: 'govuk-fieldset__legend--s' } }}
      items={props.entries.map(({ address, when, title }) => ({
        value: address,
        text: `${when}: ${title}`,
      }))}
    />
  )
}

function EditLink({ link, problems, path }: ChainFormProps & { readonly link: Link }) {
  const { when, title, words, says, address } = link
  const id = thenBox(address)
  return (
    <li>
      <Checkboxes
        name="cameNext"
        idPrefix={`link-${address}`}
        class="govuk-checkboxes--small"
        items={[{ value: address, text: `${when}: ${title}`, checked: true }]}
      />
      <Input
        name={id}
        id={id}
        label={
          <>
            Then what? In your words, if you like
            <span class="govuk-visually-hidden">: {title}</span>
          </>
        }
        prefix="then"
        value={words ?? ''}
        error={problemOf(problems, id)}
        autocomplete="off"
      />
      <Says says={says} />
      <Meta>
        <a href={`${path}/entries/${address}`}>
          Open the entry<span class="govuk-visually-hidden">: {title}</span>
        </a>
      </Meta>
    </li>
  )
}
