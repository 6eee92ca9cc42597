/** The shape in which the family's own entries of the sample are written down. */
import type { NeedBody } from '../child/entries.ts'
import type { Audience, Shelf } from '../record/entry.ts'

type Owed = {
  readonly title: string
  readonly debtor: string
  readonly creditor: string
  readonly due?: string
  readonly dueBasis?: 'law' | 'their promise' | 'a date both agreed' | 'asked'
  /** The sentence of the message that asks or promises it, word for word. */
  readonly sentence?: string
  /** The `ref` of a line by hand, where the source is not a message. */
  readonly source?: string
  readonly words?: string
}

type Call = {
  readonly with: string
  readonly direction: 'in' | 'out'
  readonly minutes: number | null
  readonly minutesWaited: number | null
  readonly answered: boolean
  readonly words: string
}

export type Said = {
  readonly who: string
  readonly words: string
  readonly to: string | null
  readonly where: string | null
}

type As =
  | 'answered'
  | 'part'
  | 'other'
  | 'refused'
  | 'closed not done'
  | 'withdrawn'
  | 'acknowledged'

type Cue = {
  readonly start: number
  readonly end: number
  readonly who: string
  readonly words: string
}

type Told =
  | {
      readonly kind: 'recording'
      readonly body: { readonly title: string; readonly seconds: number; readonly words: string }
    }
  | {
      readonly kind: 'transcript'
      readonly body: { readonly title: string; readonly cues: readonly Cue[] }
    }
  | { readonly kind: 'need'; readonly body: NeedBody }
  | { readonly kind: 'note'; readonly body: { readonly title: string; readonly words: string } }
  | { readonly kind: 'call'; readonly body: Call }
  | {
      readonly kind: 'letter'
      readonly body: {
        readonly title: string
        readonly from: string
        readonly to: string
        readonly words: string
      }
    }
  | { readonly kind: 'said'; readonly body: Said }
  | { readonly kind: 'ask' | 'promise'; readonly body: Owed }
  | {
      /** What happened, and how days went: their bodies are checked against their kinds by a test. */
      readonly kind:
        | 'incident'
        | 'bullying'
        | 'check-in'
        | 'attendance'
        | 'medical evidence'
        | 'part-time timetable'
        | 'reintegration step'
        | 'step answer'
        | 'factor'
      readonly body: Readonly<Record<string, unknown>>
    }
  | {
      /** News of the day, and an apology: their bodies are checked against their kinds by a test. */
      readonly kind: 'news' | 'apology'
      readonly body: Readonly<Record<string, unknown>>
    }
  | {
      /** Meetings, and that somebody left: their bodies are checked against their kinds by a test. */
      readonly kind: 'meeting' | 'meeting view' | 'meeting minutes' | 'left'
      readonly body: Readonly<Record<string, unknown>>
    }
  | {
      /** School dates, what Robin was to get, and each day of it: their bodies are checked by a test. */
      readonly kind: 'school calendar' | 'provision' | 'delivered'
      readonly body: Readonly<Record<string, unknown>>
    }
  | {
      /** Whose names stop a pack. */
      readonly kind: 'other-children'
      readonly body: { readonly names: readonly string[] }
    }
  | {
      /** The one page: their bodies are checked against their kinds by a test. */
      readonly kind: 'profile' | 'strategy' | 'concern' | 'telling'
      readonly body: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'matter'
      readonly body: {
        readonly title: string
        readonly process: string
        readonly with: string
        readonly school?: string
      }
    }
  | {
      /** `via` is the message that shows it. */
      readonly kind: 'step'
      readonly body: { readonly of: string; readonly event: string; readonly words?: string }
    }
  | {
      readonly kind: 'answer'
      readonly body: { readonly of: string; readonly as: As; readonly words: string }
    }
  | {
      readonly kind: 'hand-over'
      readonly body: {
        readonly of: string
        readonly from: string
        readonly to: string
        readonly words: string
      }
    }

/**
 * A line of the family's own. `on` is a day or a day and a time; without it the line happened when
 * the message `via` was sent. For an ask or a promise `via` is also its source.
 */
export type HandLine = Told & {
  readonly ref: string
  readonly on?: string
  readonly via?: string
  readonly isAbout?: boolean
  /** Whoever said it, where that was not Alex. */
  readonly author?: string
  readonly people?: readonly string[]
  readonly shelf?: Shelf
  readonly audience?: Audience
  readonly amends?: string
  readonly files?: readonly string[]
}
