/**
 * Bank holidays of the nations of the United Kingdom: the rules of the Banking and Financial
 * Dealings Act 1971 Sch 1 (with Christmas Day and Good Friday, holidays at common law), and every
 * day added, moved or taken away by proclamation since 2000.
 */
export const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Nation = (typeof NATIONS)[number]

export type HolidayRule =
  | { readonly on: readonly [month: number, date: number] }
  | { readonly monday: 'first' | 'last'; readonly month: number }
  | { readonly easter: number }

export type YearlyHoliday = {
  readonly name: string
  readonly nations: readonly Nation[]
  readonly rule: HolidayRule
}

export type ProclaimedHoliday = {
  readonly day: string
  readonly name: string
  readonly nations: readonly Nation[]
  /** The yearly holiday that is not kept on its usual day this year. */
  readonly insteadOf: string | null
  /** The day it was made known, from which on a date could be counted with it; null where we have not checked. */
  readonly announced: string | null
  readonly source: string
}

const ALL: readonly Nation[] = NATIONS
const NOT_SCOTLAND: readonly Nation[] = ['england-and-wales', 'northern-ireland']

/** A fixed date that falls on a weekend is kept on the next weekday that is not a holiday already. */
export const YEARLY: readonly YearlyHoliday[] = [
  { name: "New Year's Day", nations: ALL, rule: { on: [1, 1] } },
  { name: '2 January', nations: ['scotland'], rule: { on: [1, 2] } },
  { name: "St Patrick's Day", nations: ['northern-ireland'], rule: { on: [3, 17] } },
  { name: 'Good Friday', nations: ALL, rule: { easter: -2 } },
  { name: 'Easter Monday', nations: NOT_SCOTLAND, rule: { easter: 1 } },
  { name: 'Early May bank holiday', nations: ALL, rule: { monday: 'first', month: 5 } },
  { name: 'Spring bank holiday', nations: ALL, rule: { monday: 'last', month: 5 } },
  { name: 'Battle of the Boyne', nations: ['northern-ireland'], rule: { on: [7, 12] } },
  { name: 'Summer bank holiday', nations: ['scotland'], rule: { monday: 'first', month: 8 } },
  { name: 'Summer bank holiday', nations: NOT_SCOTLAND, rule: { monday: 'last', month: 8 } },
  { name: "St Andrew's Day", nations: ['scotland'], rule: { on: [11, 30] } },
  { name: 'Christmas Day', nations: ALL, rule: { on: [12, 25] } },
  { name: 'Boxing Day', nations: ALL, rule: { on: [12, 26] } },
]

const FUNERAL =
  'https://www.gov.uk/government/news/bank-holiday-announced-for-her-majesty-queen-elizabeth-iis-state-funeral-on-monday-19-september'
const CORONATION =
  'https://www.gov.uk/government/news/bank-holiday-proclaimed-in-honour-of-the-coronation-of-his-majesty-king-charles-iii'
const PROCLAMATION =
  'Royal proclamation under the Banking and Financial Dealings Act 1971 s.1; GOV.UK, UK bank holidays'

export const PROCLAIMED: readonly ProclaimedHoliday[] = [
  {
    day: '2002-06-03',
    name: "The Queen's Golden Jubilee",
    nations: ALL,
    insteadOf: null,
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2002-06-04',
    name: 'Spring bank holiday',
    nations: ALL,
    insteadOf: '2002-05-27',
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2011-04-29',
    name: 'Royal wedding',
    nations: ALL,
    insteadOf: null,
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2012-06-04',
    name: 'Spring bank holiday',
    nations: ALL,
    insteadOf: '2012-05-28',
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2012-06-05',
    name: "The Queen's Diamond Jubilee",
    nations: ALL,
    insteadOf: null,
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2020-05-08',
    name: 'Early May bank holiday (VE Day)',
    nations: ALL,
    insteadOf: '2020-05-04',
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2022-06-02',
    name: 'Spring bank holiday',
    nations: ALL,
    insteadOf: '2022-05-30',
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2022-06-03',
    name: "The Queen's Platinum Jubilee",
    nations: ALL,
    insteadOf: null,
    announced: null,
    source: PROCLAMATION,
  },
  {
    day: '2022-09-19',
    name: 'State funeral of Queen Elizabeth II',
    nations: ALL,
    insteadOf: null,
    announced: '2022-09-10',
    source: `${PROCLAMATION}; ${FUNERAL}`,
  },
  {
    day: '2023-05-08',
    name: 'Coronation of King Charles III',
    nations: ALL,
    insteadOf: null,
    announced: '2022-11-06',
    source: `${PROCLAMATION}; ${CORONATION}`,
  },
  {
    day: '2026-06-15',
    name: 'World Cup bank holiday',
    nations: ['scotland'],
    insteadOf: null,
    announced: '2026-02-05',
    source:
      'Scotland Bank Holiday Proclamation, confirmed 5 February 2026; https://www.wired-gov.net/wg/news.nsf/articles/world+cup+bank+holiday+confirmed+05022026150500?open',
  },
]
