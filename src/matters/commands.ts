/** What the command line shows of matters: the path of each as JSON, and in words. */
import type { Day } from '../platform/day.ts'
import { pathOfMatter, type Around } from './around.ts'
import { KNOWN, LAW, processOf } from './known.ts'
import { ladderOf } from './ladder.ts'
import { isClosed, type Matter } from './matter.ts'
import { sourceOf, type PathStation } from './station.ts'
import { dueWords, stateWords, summaryOf, whoOwes } from './told.ts'

/** Every matter on `on`, open ones first, with its path. */
export function mattersJson(matters: readonly Matter[], around: Around, on: Day) {
  return inOrderOf(matters, on).map((matter) => {
    const path = pathOfMatter(matter, around, on)
    return {
      id: matter.root,
      title: matter.title,
      process: matter.process,
      with: matter.with,
      school: matter.school,
      need: matter.need,
      open: !isClosed(matter, on),
      steps: matter.steps.map(({ seq, event, day, words, source }) => ({
        seq,
        event,
        day,
        words,
        source,
      })),
      path: path.map((station) => stationJson(station, matter)),
      ladder: ladderJson(matter, path, on),
    }
  })
}

function stationJson(station: PathStation, matter: Matter) {
  const { hangsOn } = station
  return {
    id: station.id,
    clock: station.clock,
    title: station.title,
    owes: station.owes,
    who: whoOwes(station, matter),
    family: station.family,
    state: station.state,
    due: station.due,
    earliest: station.earliest,
    latest: station.latest,
    hangsOn:
      hangsOn === null
        ? null
        : { event: hangsOn.event, date: hangsOn.date, day: hangsOn.day, near: hangsOn.isNear },
    trigger: station.trigger,
    length: station.length,
    happened: station.happened,
    explanation: station.explanation,
    also: station.also,
    source: sourceOf(LAW, station),
    force: station.force,
    flag: station.flag,
    soft: station.soft,
    binding: station.binding,
    exceptions: station.exceptions,
    excuse: station.excuse,
    policy:
      station.policy === null
        ? null
        : {
            organisation: station.policy.organisation,
            title: station.policy.title,
            number: station.policy.number,
            unit: station.policy.unit,
          },
    rung: station.rung,
    waitedFor: !station.aside,
  }
}

function ladderJson(matter: Matter, path: readonly PathStation[], on: Day) {
  const process = processOf(matter.process)
  if (process === null) return null
  const ladder = ladderOf(
    { law: LAW, ladders: KNOWN.ladders, process, steps: matter.steps, path },
    on,
  )
  if (ladder === null) return null
  return {
    title: ladder.title,
    calledFor: ladder.isCalledFor,
    rungs: ladder.rungs.map(({ rung, state, since, takes, within, until }) => ({
      id: rung.id,
      title: rung.title,
      state,
      since,
      opens: rung.opens ?? null,
      needs: rung.needs ?? null,
      keeps: rung.keeps ?? null,
      takes: takes.map(({ id }) => id),
      within: within?.id ?? null,
      until:
        until === null ? null : { due: until.due, earliest: until.earliest, latest: until.latest },
    })),
  }
}

function inOrderOf(matters: readonly Matter[], on: Day): Matter[] {
  return matters.toSorted(
    (one, other) =>
      Number(isClosed(one, on)) - Number(isClosed(other, on)) || one.root - other.root,
  )
}

/** The same for a person at the command line. */
export function mattersWords(matters: readonly Matter[], around: Around, on: Day): string {
  if (matters.length === 0) return 'No clock was started in this record.'
  return inOrderOf(matters, on)
    .map((matter) => {
      const path = pathOfMatter(matter, around, on)
      const lines = path
        .filter(({ state }) => state !== 'not started')
        .map((station) => `  ${stateWords(station)}: ${station.title} (${whenWords(station)})`)
      const head = `${matter.title}, with ${matter.with}${isClosed(matter, on) ? ' (over)' : ''}`
      return [head, `  ${summaryOf(path, on)}`, ...lines].join('\n')
    })
    .join('\n\n')
}

function whenWords(station: PathStation): string {
  return station.state === 'now' && station.latest === null
    ? 'as soon as possible'
    : dueWords(station)
}

/** The processes as JSON: ids, what can happen, and which clocks each starts. */
export function processesJson() {
  return KNOWN
}

export function processesWords(): string {
  return KNOWN.processes
    .map(({ id, says, events }) =>
      [`${id}  ${says}`, ...events.map((event) => `  ${event.id}  ${event.says}`)].join('\n'),
    )
    .join('\n')
}
