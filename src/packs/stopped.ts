/** Why a pack was not made: its spec cannot be carried out, or another child is named in it. */
import type { Unseen } from './inside.ts'
import type { NamePlace } from './names.ts'
import type { SpecProblem } from './spec.ts'

/** The spec cannot be carried out; each problem names its field. */
export class SpecSlip extends Error {
  readonly problems: readonly SpecProblem[]

  constructor(problems: readonly SpecProblem[]) {
    super(problems[0]?.text ?? 'The spec cannot be carried out.')
    this.problems = problems
  }
}

/** Names of other children stand in the pack: hold back, or go on knowing it. */
export class NamesFound extends Error {
  readonly places: readonly NamePlace[]
  /** Files that go out and that nobody could look inside. */
  readonly unseen: readonly Unseen[]

  constructor(places: readonly NamePlace[], unseen: readonly Unseen[] = []) {
    const shown = places.slice(0, 5).map(({ name, place }) => `${name} in ${place}`)
    const more = places.length > 5 ? ` and ${places.length - 5} more places` : ''
    super(
      `Another child is named: ${shown.join('; ')}${more}. ${unseenWords(unseen)}Hold it back, or continue knowing it.`,
    )
    this.places = places
    this.unseen = unseen
  }
}

function unseenWords(unseen: readonly Unseen[]): string {
  if (unseen.length === 0) return ''
  const shown = unseen.slice(0, 5).map(({ file }) => file)
  return `Nobody could look inside ${shown.join(', ')}${unseen.length > 5 ? ` and ${unseen.length - 5} more` : ''}. `
}
