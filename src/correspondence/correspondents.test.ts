import { expect, test } from 'vitest'
import { day } from '../platform/day.ts'
import { correspondentsIn, familyAddresses, isLegal, isWith, type Seen } from './correspondents.ts'
import { serviceOf } from './organisation.ts'

const figure = (address: string, name = address) => ({ name, address })
const seen = (from: string, to: string, more: Partial<Seen> = {}): Seen => ({
  from: figure(from),
  to: [figure(to)],
  cc: [],
  deliveredTo: [],
  labels: [],
  day: day('2026-09-28'),
  ...more,
})

test.each([
  ['office@hillview.sch.uk', '', 'school'],
  ['office@hillviewacademy.co.uk', '', 'school'],
  ['senco@hillview.example', 'Sam Patel', 'school'],
  ['send.team@northshire.gov.uk', '', 'council'],
  ['j.smith@nhs.net', 'Northshire CAMHS', 'CAMHS'],
  ['surgery@nhs.net', '', 'health'],
  ['help@smithsolicitors.co.uk', '', 'legal adviser'],
  ['casework@ipsea.org.uk', '', 'legal adviser'],
  ['alex.ward@gmail.com', 'Alex Ward', 'personal'],
  ['send@hmcts.gov.uk', '', 'tribunal'],
  ['someone@shop.example', '', 'other'],
])('%s (%s) looks like: %s', (address, name, service) => {
  expect(serviceOf(address, name)).toBe(service)
})

test('with two messages between a parent and a desk, the parent is the family', () => {
  const messages = [
    seen('alex.ward@example.com', 'office@hillview.example'),
    seen('office@hillview.example', 'alex.ward@example.com'),
  ]
  expect(familyAddresses(messages)).toEqual(new Set(['alex.ward@example.com']))
  expect(correspondentsIn(messages)).toMatchObject([
    { address: 'office@hillview.example', count: 2, first: '2026-09-28', last: '2026-09-28' },
  ])
})

test('with two messages between a parent and a teacher by name, the parent is the family', () => {
  expect(
    familyAddresses([
      seen('alex.ward@example.com', 'sam.patel@hillview.example'),
      seen('sam.patel@hillview.example', 'alex.ward@example.com'),
    ]),
  ).toEqual(new Set(['alex.ward@example.com']))
})

test('a family with its own mail host is known by where its mail is delivered and what it sent', () => {
  const to = { deliveredTo: ['alex@ward.example'] }
  const messages = [
    seen('a@one.example', 'alex@ward.example', to),
    seen('b@two.example', 'alex@ward.example', to),
    seen('jo@ward.example', 'c@three.example', { labels: ['Sent'] }),
  ]
  expect(familyAddresses(messages)).toEqual(new Set(['alex@ward.example', 'jo@ward.example']))
})

test('a school that writes most of all is never taken for the family', () => {
  const many = Array.from({ length: 20 }, () =>
    seen('news@hillview.sch.uk', 'list@hillview.sch.uk'),
  )
  expect(familyAddresses(many).size).toBe(0)
})

test('schools, councils and health come first; a legal adviser is never suggested', () => {
  const me = 'alex@gmail.com'
  const rows = correspondentsIn([
    ...Array.from({ length: 9 }, () => seen('shop@sale.example', me)),
    ...Array.from({ length: 3 }, () => seen('help@smithsolicitors.co.uk', me)),
    seen('office@hillview.sch.uk', me),
  ])
  expect(rows.map((row) => [row.address, row.suggested, row.count])).toEqual([
    ['office@hillview.sch.uk', true, 1],
    ['shop@sale.example', false, 9],
    ['help@smithsolicitors.co.uk', false, 3],
  ])
  expect(isLegal([figure('help@smithsolicitors.co.uk')])).toBe(true)
})

test('an address is matched whole, a domain with all under it', () => {
  const people = [figure('Senco@Hillview.sch.uk')]
  expect(isWith(people, ['senco@hillview.sch.uk'])).toBe(true)
  expect(isWith(people, ['hillview.sch.uk'])).toBe(true)
  expect(isWith(people, ['@sch.uk'])).toBe(true)
  expect(isWith(people, ['view.sch.uk'])).toBe(false)
  expect(isWith(people, ['office@hillview.sch.uk'])).toBe(false)
})
