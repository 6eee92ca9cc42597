/** Puts the ledger together from the settings: database, vault, kinds. The shell of every entrance. */
import type { Config } from './config.ts'
import { inside } from './correspondence/bring/inside.ts'
import { kinds, projectors } from './kinds.ts'
import { beforeKept } from './people/whereabouts/gate.ts'
import { CannotStart } from './platform/database/binaries.ts'
import { findReplyKey } from './platform/database/change-key.ts'
import { checkMasterKey } from './platform/database/key-mark.ts'
import { openConfigured } from './platform/database/open.ts'
import { checkBucket, type Bucket } from './platform/files/bucket.ts'
import { openVault } from './platform/files/vault.ts'
import type { Ledger } from './record/kind.ts'

export type OpenLedger = {
  readonly ledger: Ledger
  readonly adminUrl: string
  readonly leave: () => Promise<void>
}

/** The ledger of this installation. Throws CannotStart or SettingProblem, each one line. */
export async function openLedger(
  config: Config,
  how: { readonly app: boolean; readonly say: (line: string) => void },
): Promise<OpenLedger> {
  const { db, adminUrl, leave } = await openConfigured(config, how)
  try {
    if (how.app && config.bucket !== null) await checkStore(config.bucket)
    const opened = await openVault(config.dataFolder, config.keyFile, config.bucket)
    await checkMasterKey(adminUrl, opened.master, config.keyFile)
    const replies = await findReplyKey(adminUrl, opened.master)
    const vault = replies === null ? opened : { ...opened, replies }
    return { ledger: { db, vault, kinds, projectors, inside, beforeKept }, adminUrl, leave }
  } catch (problem) {
    await leave()
    throw problem
  }
}

async function checkStore(bucket: Bucket): Promise<void> {
  await checkBucket(bucket).catch((problem: unknown) => {
    const told = problem instanceof Error ? problem.message : ''
    throw new CannotStart(`HEARD_S3_URL cannot be used. ${told}`)
  })
}
