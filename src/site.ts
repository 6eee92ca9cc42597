/** Everything from outside that a route may lean on, handed in so that a test can hand in its own. */
import type { Mailer } from './platform/mail/mailer.ts'
import type { Ledger } from './record/kind.ts'

/** Of whom two steps are required to sign in: nobody, people with places at several records, everybody. */
export type SecondStep = 'offered' | 'several' | 'everybody'

export type Site = {
  readonly ledger: Ledger
  /** The instant it is (ISO 8601). The only clock a route may read. */
  readonly now: () => string
  /** Where people reach us; links are made from it. */
  readonly url: string
  /** Sends mail; null or absent where this installation has no mail server. */
  readonly mailer?: Mailer | null
  /** The address that mail comes from, as its readers see it. */
  readonly mailFrom?: string | null
  /** The address that answers by email come to. */
  readonly replyAddress?: string | null
  /** The data folder: for uploads on their way in. */
  readonly dataFolder: string
  /** `offered` where absent. */
  readonly secondStep?: SecondStep
}
