/** Who gives free advice, as the law's own data has them. */
import type { CrisisLine } from '../law/law.ts'
import { LAW } from '../matters/known.ts'

export const HELPERS: readonly CrisisLine[] = LAW.crisis.filter(({ service }) =>
  ['IPSEA', 'SENDIASS'].includes(service),
)
