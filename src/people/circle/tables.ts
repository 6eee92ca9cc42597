/** The tables of the circle, as migrations 0034, 0053 and 0059 make them. */
import type { ColumnType } from 'kysely'
import type { Day } from '../../platform/day.ts'

type Instant = ColumnType<string | null, string | null | undefined, string | null>

declare module '../../platform/database/database.ts' {
  interface Tables {
    member_role: {
      record_id: string
      id: string
      member_id: string
      role: string
      organisation: string | null
      shelves: string[]
      /** Beside `shelves`: from which epoch each is read; null, all from the first. */
      epochs: (number | null)[] | null
      writes: string[]
      since: Day
      until: Day | null
      ended: Instant
    }
    owner_came: { record_id: string; epoch: number; member_id: string; day: Day }
    invitation: {
      record_id: string
      id: string
      made: string
      made_by: string
      name: string
      email: string | null
      owner: boolean
      role: string
      organisation: string | null
      shelves: string[]
      writes: string[]
      since: Day
      until: Day | null
      hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>
      expires: Instant
      mailed: Instant
      withdrawn: Instant
      accepted: Instant
      accepted_by: ColumnType<string | null, string | null | undefined, string | null>
      accepted_as: ColumnType<string | null, string | null | undefined, string | null>
      linked_by: ColumnType<string | null, never, never>
    }
    birth_day: { record_id: string; born: Day; told: string }
    own_from_read: { record_id: string; member_id: string; own_from: Day; read: string }
  }
}
