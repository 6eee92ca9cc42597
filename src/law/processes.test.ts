import { describe, expect, test } from 'vitest'
import { ENGLAND } from './england/england.ts'
import { ENGLAND_PROCESSES } from './england/processes.ts'
import { Processes, type Process } from './process.ts'

const { processes, ladders, alone } = ENGLAND_PROCESSES
const clocks = new Set(ENGLAND.clocks.map(({ id }) => id))

/** Everything `process` names that is not there. */
function faultsOf(process: Process): string[] {
  const events = new Map(process.events.map((event) => [event.id, event]))
  const named = [
    ...process.stations.flatMap((station) => [
      ...station.from.map(({ event }) => event),
      ...station.met,
      ...(station.passed ?? []),
      ...(station.unless ?? []),
      ...(station.needs ?? []),
      ...(station.inTime ?? []),
      ...(station.excuse ?? []),
      ...Object.values(station.facts ?? {}),
    ]),
    ...process.events.flatMap(({ after }) => after ?? []),
    ...(process.marks ?? []).flatMap((mark) => [mark.from, ...(mark.unless ?? [])]),
  ]
  const unknown = named.filter((id) => !events.has(id)).map((id) => `no event ${id}`)
  const noClock = process.stations
    .filter(({ clock }) => !clocks.has(clock))
    .map(({ clock }) => `no clock ${clock}`)
  const facts = process.stations.flatMap((station) =>
    Object.keys(station.facts ?? {})
      .filter(
        (fact) => !ENGLAND.clocks.find(({ id }) => id === station.clock)?.facts.includes(fact),
      )
      .filter(
        (fact) =>
          !ENGLAND.clocks.some(
            (c) =>
              c.id === station.clock && (c.laterOf?.fact === fact || c.whenFact?.fact === fact),
          ),
      )
      .map((fact) => `${station.clock} takes no fact ${fact}`),
  )
  const grounds = process.stations
    .flatMap(({ excuse, inTime }) => [...(excuse ?? []), ...(inTime ?? [])])
    .filter((id) => (events.get(id)?.ground ?? '') === '')
    .map((id) => `${id} moves a date without a ground in law`)
  const begins = process.events.some((event) => event.begins === true) ? [] : ['never begins']
  const double = process.events.length === events.size ? [] : ['two events have one id']
  const ladder = ladders.some(({ id }) => id === process.ladder || process.ladder === undefined)
    ? []
    : [`no ladder ${process.ladder}`]
  return [...unknown, ...noClock, ...facts, ...grounds, ...begins, ...double, ...ladder]
}

describe('the processes of England', () => {
  test('have the shape of processes', () => {
    expect(Processes.safeParse(ENGLAND_PROCESSES).error).toBeUndefined()
    expect(new Set(processes.map(({ id }) => id)).size).toBe(processes.length)
  })

  test.each(processes.map((process) => [process.id, process] as const))(
    '%s names only what is there',
    (_, process) => {
      expect(faultsOf(process)).toEqual([])
    },
  )

  test('every clock is on a path, or stands alone for a reason', () => {
    const onPath = new Set(processes.flatMap(({ stations }) => stations.map(({ clock }) => clock)))
    const standing = new Set(alone.map(({ clock }) => clock))
    expect([...clocks].filter((id) => !onPath.has(id) && !standing.has(id))).toEqual([])
    expect([...standing].filter((id) => onPath.has(id) || !clocks.has(id))).toEqual([])
  })

  test('every rung rests on rows of the law', () => {
    const rungs = ladders.flatMap((ladder) => ladder.rungs)
    const named = rungs.flatMap(({ takes, within }) => [...takes, within ?? []].flat())
    expect(named.filter((id) => !clocks.has(id))).toEqual([])
    const opens = rungs.flatMap(({ process }) => process ?? [])
    expect(opens.filter((id) => !processes.some((process) => process.id === id))).toEqual([])
  })

  test('what the law says binds from another date is counted from that date', () => {
    const near = processes.flatMap(({ id, stations, events }) =>
      stations.flatMap(({ clock, from }) =>
        from
          .filter(({ gap }) => gap === undefined)
          .filter(({ event }) => {
            const date = events.find((each) => each.id === event)?.date
            const row = ENGLAND.clocks.find((each) => each.id === clock)
            return (
              (row?.from === 'received' && date === 'sent') ||
              (row?.from === 'sent' && date === 'received')
            )
          })
          .map(({ event }) => `${id}: ${clock} from ${event}`),
      ),
    )
    expect(near).toEqual([])
  })
})
