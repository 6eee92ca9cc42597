/** Every setting, read once, with a default that lets `npm start` work on a bare machine. */
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Bucket } from './platform/files/bucket.ts'
import type { SecondStep } from './site.ts'
import { isThisMachineOnly } from './platform/web/this-machine.ts'

const Settings = z.object({
  HEARD_DATA: z.string().min(1).default('./data'),
  HEARD_PORT: z.coerce.number().int().min(0).max(65_535).default(4820),
  HEARD_LISTEN: z.string().min(1).default('127.0.0.1'),
  HEARD_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEARD_KEY_FILE: z.string().min(1).optional(),
  HEARD_PASSPHRASE: z.string().min(1).optional(),
  HEARD_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  HEARD_MAIL_FROM: z.email().optional(),
  HEARD_REPLY_ADDRESS: z.email().optional(),
  HEARD_INBOUND_SMTP: z
    .string()
    .regex(/^(?:(?:\[[0-9a-f:]+\]|[\w.-]+):)?\d{1,5}$/i, 'give it as host:port, or a port alone')
    .optional(),
  HEARD_IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  HEARD_SECOND_STEP: z.enum(['offered', 'several', 'everybody']).default('offered'),
  HEARD_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEARD_S3_REGION: z.string().min(1).default('us-east-1'),
  HEARD_S3_KEY_ID: z.string().min(1).optional(),
  HEARD_S3_SECRET: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HEARD_APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
})

export type Config = {
  readonly dataFolder: string
  readonly port: number
  readonly listen: string
  /** Where people reach this installation; links are made from it, never from a request. */
  readonly url: string
  readonly keyFile: string
  readonly passphrase: string | undefined
  /** Of whom two steps are required to sign in. */
  readonly secondStep: SecondStep
  /** The server that mail goes out by, and the address it comes from; null where there is none. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  /** How answers by email come in. */
  readonly inbound: {
    /** Answers go to `name+token@domain` of this address; null where none is received. */
    readonly replyAddress: string | null
    /** Where our own SMTP listener stands; null: nowhere. */
    readonly listen: { readonly host: string; readonly port: number } | null
    /** The mailbox that answers are fetched from; null: none. */
    readonly imapUrl: string | null
  }
  /** Where large files lie; null: in the data folder. */
  readonly bucket: Bucket | null
  readonly databaseUrl: string | undefined
  readonly appDatabaseUrl: string | undefined
}

/** Mail comes from the address given, or the one the server is signed in to with, or one of this host. */
function mailOf(settings: z.infer<typeof Settings>, host: string): Config['mail'] {
  const { HEARD_SMTP_URL: smtpUrl, HEARD_MAIL_FROM: given } = settings
  if (smtpUrl === undefined) return null
  const user = decodeURIComponent(new URL(smtpUrl).username)
  return { smtpUrl, from: given ?? (user.includes('@') ? user : `heard@${host}`) }
}

/** A port alone is one of this machine: nobody else reaches it unless a host is named. */
function inboundOf(settings: z.infer<typeof Settings>): Config['inbound'] {
  const {
    HEARD_REPLY_ADDRESS: replyAddress = null,
    HEARD_INBOUND_SMTP: given,
    HEARD_IMAP_URL: imapUrl = null,
  } = settings
  const found = given === undefined ? null : /^(?:\[?([^\]]+)\]?:)?(\d+)$/.exec(given)
  const listen = found === null ? null : { host: found[1] ?? '127.0.0.1', port: Number(found[2]) }
  if ((listen !== null || imapUrl !== null) && replyAddress === null)
    throw new SettingProblem(
      'HEARD_REPLY_ADDRESS must name the address that answers come to, as in answers@example.org.',
    )
  if (listen !== null && listen.port > 65_535)
    throw new SettingProblem('HEARD_INBOUND_SMTP must name a port up to 65535.')
  return { replyAddress, listen, imapUrl }
}

/** All of what a bucket needs, or none: half of it is a slip. */
function bucketOf(settings: z.infer<typeof Settings>): Bucket | null {
  const { HEARD_S3_URL: url, HEARD_S3_REGION: region } = settings
  const { HEARD_S3_KEY_ID: keyId, HEARD_S3_SECRET: secret } = settings
  if (url === undefined) return null
  if (new URL(url).protocol !== 'https:' && !isThisMachineOnly(url))
    throw new SettingProblem('HEARD_S3_URL must begin with https:// unless it is this machine.')
  if (keyId === undefined || secret === undefined)
    throw new SettingProblem('HEARD_S3_URL needs HEARD_S3_KEY_ID and HEARD_S3_SECRET.')
  return { url, region, keyId, secret }
}

/** A setting that cannot be used; `message` is one line for the person who set it. */
export class SettingProblem extends Error {}

/** The settings in `env`. Throws SettingProblem naming the first one that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = Settings.safeParse(env)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new SettingProblem(`The setting ${issue?.path.join('.')} is wrong: ${issue?.message}`)
  }
  const settings = read.data
  const url = settings.HEARD_URL ?? `http://localhost:${settings.HEARD_PORT}`
  if (new URL(url).protocol !== 'https:' && !isThisMachineOnly(url))
    throw new SettingProblem('HEARD_URL must begin with https:// unless it is this machine.')
  const dataFolder = resolve(settings.HEARD_DATA)
  return {
    dataFolder,
    port: settings.HEARD_PORT,
    listen: settings.HEARD_LISTEN,
    url,
    keyFile: settings.HEARD_KEY_FILE ?? resolve(dataFolder, 'heard.key'),
    passphrase: settings.HEARD_PASSPHRASE,
    secondStep: settings.HEARD_SECOND_STEP,
    mail: mailOf(settings, new URL(url).hostname),
    inbound: inboundOf(settings),
    bucket: bucketOf(settings),
    databaseUrl: settings.DATABASE_URL,
    appDatabaseUrl: settings.HEARD_APP_DATABASE_URL,
  }
}
