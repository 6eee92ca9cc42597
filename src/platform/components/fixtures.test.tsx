/**
 * Every component against govuk-frontend's own fixtures: what we render for a fixture's options must
 * be the same tree as the package's HTML (attributes in any order, blank text ignored). What we leave
 * out on purpose is listed with its reason, and the list is checked for lines that no longer apply.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { JSX } from '#jsx/jsx-runtime'
import { htmlOf } from '../web/test-html.ts'
import type { Attributes } from './attributes.ts'
import { Button } from './button.tsx'
import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import type { Choice, Divider } from './choices.tsx'
import { DateInput, type DatePart } from './date-input.tsx'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { FileUpload } from './file-upload.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { Label } from './label.tsx'
import { BackLink, Breadcrumbs, SkipLink } from './links.tsx'
import { InsetText, Tag, WarningText } from './notices.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { Pagination, type PageLink, type PageNumber } from './pagination.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table, type Cell } from './table.tsx'
import { Textarea } from './textarea.tsx'

// oxlint-disable typescript/no-explicit-any, typescript/no-unsafe-assignment, typescript/no-unsafe-member-access -- options of somebody else's template language
type Options = Record<string, any>
type Fixture = { readonly name: string; readonly options: Options; readonly html: string }

/** Options that Heard has no use for. A fixture that uses one is out of scope, for the reason given. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  javascript: 'file-upload: needs the package’s script',
  threshold: 'character-count: counts along by script only',
  charactersUnderLimitText: 'character-count: words for the script',
  card: 'summary-list: we have cards of our own',
  disableAutoFocus: 'a switch for the package’s script, which no page loads',
  caller: 'Nunjucks only',
}
/** Single fixtures left out, by component and name. */
const LEFT_OUT_ONE_BY_ONE: Readonly<Record<string, readonly string[]>> = {
  'character-count': ['with neither maxlength nor maxwords set'], // words for the script
  'date-input': ['with field value and items'], // says each part twice; we have one way
}

const root = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend')), 'components')

function fixturesOf(component: string): readonly Fixture[] {
  const text = readFileSync(join(root, component, 'fixtures.json'), 'utf8')
  return (JSON.parse(text) as { fixtures: readonly Fixture[] }).fixtures
}

const present = (given: object): any =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  )

/** `html` wins over `text`, as in the templates. */
const words = (given: Options | string | undefined): Child =>
  given === undefined || given === null
    ? undefined
    : typeof given === 'string'
      ? given
      : given['html']
        ? raw(String(given['html']))
        : given['text']

function attributesOf(given: Options | undefined): Attributes | undefined {
  if (given === undefined) return undefined
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, item]): [string, string][] => {
      if (item === null || typeof item !== 'object') return [[name, String(item)]]
      if (item.optional !== true) return [[name, String(item.value)]]
      return item.value === true ? [[name, '']] : item.value ? [[name, String(item.value)]] : []
    }),
  )
}

const part = (given: Options | undefined): any =>
  given === undefined
    ? undefined
    : present({
        text: words(given) ?? '',
        class: given['classes'],
        attributes: attributesOf(given['attributes']),
        isPageHeading: given['isPageHeading'],
        visuallyHiddenText:
          given['visuallyHiddenText'] === false ? '' : given['visuallyHiddenText'],
      })

const fieldsetOf = (given: Options | undefined): any =>
  given === undefined
    ? undefined
    : present({
        legend: part(given['legend']),
        class: given['classes'],
        describedBy: given['describedBy'],
        role: given['role'],
        attributes: attributesOf(given['attributes']),
      })

const groupOf = (given: Options | undefined): any =>
  given === undefined
    ? undefined
    : present({
        class: given['classes'],
        attributes: attributesOf(given['attributes']),
        before: words(given['beforeInput'] ?? given['beforeInputs']),
        after: words(given['afterInput'] ?? given['afterInputs']),
      })

/** What every component has, and every field. */
const common = (o: Options): any =>
  present({
    id: o['id'],
    name: o['name'],
    class: o['classes'],
    attributes: attributesOf(o['attributes']),
    label: part(o['label']),
    hint: part(o['hint']),
    error: part(o['errorMessage']),
    describedBy: o['describedBy'],
    group: groupOf(o['formGroup']),
    disabled: o['disabled'],
    value: o['value'] === undefined || o['value'] === null ? undefined : String(o['value']),
    spellcheck: typeof o['spellcheck'] === 'boolean' ? o['spellcheck'] : undefined,
    autocomplete: o['autocomplete'],
  })

const choice = (item: Options): Choice | Divider =>
  item['divider']
    ? { divider: item['divider'] }
    : present({
        value: String(item['value'] ?? ''),
        text: words(item),
        hint: part(item['hint']),
        checked: item['checked'] ?? undefined,
        disabled: item['disabled'],
        id: item['id'],
        name: item['name'],
        behaviour: item['behaviour'],
        conditional: words(item['conditional']),
        label: item['label'] && {
          class: item['label'].classes,
          attributes: attributesOf(item['label'].attributes),
        },
        attributes: attributesOf(item['attributes']),
      })

const choices = (o: Options): any => ({
  ...common(o),
  idPrefix: o['idPrefix'],
  fieldset: fieldsetOf(o['fieldset']),
  items: o['items'].map((item: Options | null) => item && choice(item)),
})

const cell = (given: Options): Cell =>
  present({
    text: words(given),
    format: given['format'],
    class: given['classes'],
    colspan: given['colspan'],
    rowspan: given['rowspan'],
    attributes: attributesOf(given['attributes']),
  })

const link = (given: Options | undefined): PageLink | undefined =>
  given?.['href']
    ? present({
        href: given['href'],
        text: words(given),
        label: given['labelText'],
        attributes: attributesOf(given['attributes']),
      })
    : undefined

const numbered = (item: Options): PageNumber =>
  item['ellipsis']
    ? { ellipsis: true }
    : present({
        number: item['number'],
        href: item['href'],
        current: item['current'],
        visuallyHiddenText: item['visuallyHiddenText'],
        attributes: attributesOf(item['attributes']),
      })

/** `items`, or day, month and year where one of them is given (false leaves it out). */
function partsOf(o: Options): Options[] | undefined {
  if (o['items']?.length > 0) return o['items'].filter(Boolean)
  if (!['day', 'month', 'year'].some((name) => o[name] !== undefined)) return undefined
  return ['day', 'month', 'year'].flatMap((name) =>
    o[name] === false ? [] : [{ name, width: name === 'year' ? 4 : 2, ...o[name] }],
  )
}

const RENDERED: Readonly<Record<string, (options: Options) => JSX.Element>> = {
  'back-link': (o) => (
    <BackLink {...common(o)} {...present({ href: o['href'] || undefined })}>
      {words(o) || undefined}
    </BackLink>
  ),
  breadcrumbs: (o) => (
    <Breadcrumbs
      {...common(o)}
      {...present({ label: o['labelText'], collapseOnMobile: o['collapseOnMobile'] })}
      items={o['items'].map((item: Options) =>
        present({
          text: words(item),
          href: item['href'],
          attributes: attributesOf(item['attributes']),
        }),
      )}
    />
  ),
  button: (o) => (
    <Button
      {...common(o)}
      {...present({
        href: o['href'],
        type: o['type'],
        isStart: o['isStartButton'],
        preventDoubleClick: o['preventDoubleClick'],
      })}
    >
      {o['html'] && o['isStartButton'] ? <span>{words(o)}</span> : words(o)}
    </Button>
  ),
  'character-count': (o) => (
    <CharacterCount
      {...common(o)}
      {...present({
        maxlength: o['maxlength'],
        maxwords: o['maxwords'],
        countType: o['countType'],
        rows: o['rows'],
        description: o['textareaDescriptionText'],
        countClass: o['countMessage']?.classes,
      })}
    />
  ),
  checkboxes: (o) => <Checkboxes {...choices(o)} values={(o['values'] ?? []).map(String)} />,
  'date-input': (o) => (
    <DateInput
      {...common(o)}
      {...present({
        id: o['id'],
        namePrefix: o['namePrefix'],
        fieldset: fieldsetOf(o['fieldset']),
        values: o['values'],
        items: partsOf(o)?.map((item: Options): DatePart =>
          present({
            name: item['name'],
            width: item['width'],
            label: item['label'],
            id: item['id'],
            value: item['value'] === undefined ? undefined : String(item['value']),
            class: item['classes'],
            error: item['error'],
            inputmode: item['inputmode'],
            autocomplete: item['autocomplete'],
            pattern: item['pattern'],
            attributes: attributesOf(item['attributes']),
          }),
        ),
      })}
    />
  ),
  details: (o) => (
    <Details
      {...common(o)}
      open={o['open']}
      summary={words({ text: o['summaryText'], html: o['summaryHtml'] })}
    >
      {words(o)}
    </Details>
  ),
  'error-message': (o) => <ErrorMessage of={part(o)} id={o['id']} />,
  'error-summary': (o) => (
    <ErrorSummary
      {...common(o)}
      {...present({
        title: words({ text: o['titleText'], html: o['titleHtml'] }),
        description: words({ text: o['descriptionText'], html: o['descriptionHtml'] }),
      })}
      problems={(o['errorList'] ?? []).map((item: Options) => ({
        field: (item['href'] ?? '').replace('#', ''),
        text: words(item),
        attributes: attributesOf(item['attributes']),
      }))}
    />
  ),
  fieldset: (o) => <Fieldset {...fieldsetOf(o)}>{o['html'] ? raw(o['html']) : undefined}</Fieldset>,
  'file-upload': (o) => <FileUpload {...common(o)} {...present({ multiple: o['multiple'] })} />,
  hint: (o) => <Hint of={part(o)} id={o['id']} />,
  input: (o) => (
    <Input
      {...common(o)}
      {...present({
        type: o['type'],
        inputmode: o['inputmode'],
        pattern: o['pattern'],
        autocapitalize: o['autocapitalize'],
        prefix: part(o['prefix']),
        suffix: part(o['suffix']),
        wrapper: o['inputWrapper'] && {
          class: o['inputWrapper'].classes,
          attributes: attributesOf(o['inputWrapper'].attributes),
        },
      })}
    />
  ),
  'inset-text': (o) => <InsetText {...common(o)}>{words(o)}</InsetText>,
  label: (o) => <Label of={part(o)} for={o['for']} />,
  'notification-banner': (o) => (
    <NotificationBanner
      {...common(o)}
      {...present({
        type: o['type'] === 'success' ? 'success' : undefined,
        title: words({ text: o['titleText'], html: o['titleHtml'] }),
        titleId: o['titleId'],
        headingLevel: o['titleHeadingLevel'] && Number(o['titleHeadingLevel']),
        role: o['role'],
        text: o['html'] ? undefined : o['text'],
      })}
    >
      {o['html'] ? raw(o['html']) : undefined}
    </NotificationBanner>
  ),
  pagination: (o) => (
    <Pagination
      {...common(o)}
      {...present({
        previous: link(o['previous']),
        next: link(o['next']),
        landmarkLabel: o['landmarkLabel'],
        items: o['items']
          ?.filter((item: Options) => item && Object.keys(item).length > 0)
          .map(numbered),
      })}
    />
  ),
  radios: (o) => <Radios {...choices(o)} />,
  select: (o) => (
    <Select
      {...common(o)}
      items={(o['items'] ?? []).filter(Boolean).map((item: Options) =>
        present({
          value: item['value'] === undefined ? undefined : String(item['value']),
          text: String(item['text']),
          selected: item['selected'],
          disabled: item['disabled'],
          attributes: attributesOf(item['attributes']),
        }),
      )}
    />
  ),
  'skip-link': (o) => (
    <SkipLink {...common(o)} {...present({ href: o['href'] || undefined })}>
      {words(o)}
    </SkipLink>
  ),
  'summary-list': (o) => (
    <SummaryList
      {...common(o)}
      rows={o['rows'].filter(Boolean).map((row: Options) =>
        present({
          key: words(row['key']),
          value: words(row['value']),
          class: row['classes'],
          keyClass: row['key']?.classes,
          valueClass: row['value']?.classes,
          actionsClass: row['actions']?.classes,
          actions: row['actions']?.items?.map((item: Options) =>
            present({
              href: item['href'],
              text: words(item),
              about: item['visuallyHiddenText'],
              class: item['classes'],
              attributes: attributesOf(item['attributes']),
            }),
          ),
        }),
      )}
    />
  ),
  table: (o) => (
    <Table
      {...common(o)}
      {...present({
        caption: o['caption'],
        captionClass: o['captionClasses'],
        firstCellIsHeader: o['firstCellIsHeader'],
        head: o['head']?.map(cell),
      })}
      rows={o['rows'].filter(Boolean).map((row: Options[]) => row.map(cell))}
    />
  ),
  tag: (o) => <Tag {...common(o)}>{words(o)}</Tag>,
  textarea: (o) => <Textarea {...common(o)} {...present({ rows: o['rows'] })} />,
  'warning-text': (o) => (
    <WarningText {...common(o)} {...present({ spoken: o['iconFallbackText'] })}>
      {words(o)}
    </WarningText>
  ),
}

type Node = DefaultTreeAdapterTypes.ChildNode
type Tree = string | { tag: string; attributes: Record<string, string>; children: Tree[] }

/** The tree of `html` with attributes sorted by name, classes in one form, blank text dropped. */
function treeOf(html: string): Tree[] {
  return parseFragment(html).childNodes.flatMap(branch)
}

function branch(node: Node): Tree[] {
  if ('value' in node) {
    const text = node.value.replaceAll(/\s+/g, ' ').trim()
    return text === '' ? [] : [text]
  }
  if (!('attrs' in node)) return []
  const attributes = Object.fromEntries(
    node.attrs
      .map(({ name, value }): [string, string] => [
        name.toLowerCase(),
        name === 'class' ? value.replaceAll(/\s+/g, ' ').trim() : value,
      ])
      .toSorted(([a], [b]) => a.localeCompare(b)),
  )
  return [{ tag: node.tagName, attributes, children: merged(node.childNodes) }]
}

/** Children with neighbouring texts joined, as a browser's own parser would leave them. */
function merged(nodes: readonly Node[]): Tree[] {
  return nodes.flatMap(branch)
}

function leftOut(component: string, { name, options }: Fixture): string | undefined {
  if (LEFT_OUT_ONE_BY_ONE[component]?.includes(name)) return 'listed by name'
  const key = Object.keys(LEFT_OUT).find((key) => key in options)
  return key === undefined ? undefined : LEFT_OUT[key]
}

let compared = 0
let skipped = 0

describe.each(Object.entries(RENDERED))('%s', (component, render) => {
  for (const fixture of fixturesOf(component)) {
    const reason = leftOut(component, fixture)
    if (reason !== undefined) {
      skipped += 1
      continue
    }
    compared += 1
    test(`as the package: ${fixture.name}`, async () => {
      const ours = await htmlOf(<>{render(fixture.options)}</>)
      expect(treeOf(ours)).toEqual(treeOf(fixture.html))
    })
  }
})

test('nearly everything the package shows is compared', () => {
  expect(compared).toBeGreaterThan(300)
  expect(skipped / (compared + skipped)).toBeLessThan(0.1)
})
