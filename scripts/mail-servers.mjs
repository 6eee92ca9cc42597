/**
 * Finds mail servers to test against: Debian's OpenSMTPD and Dovecot; as root in a Debian container without
 * them it installs them. Says on standard error what it did, and what to do where they cannot be had.
 */
import { existsSync } from 'node:fs'
import { installDebian, mayInstall } from './debian.mjs'

const SMTPD = '/usr/sbin/smtpd'
const DOVECOT = '/usr/sbin/dovecot'
const IMAP = '/usr/lib/dovecot/imap'

function found() {
  return [SMTPD, DOVECOT, IMAP].every((path) => existsSync(path))
    ? { smtpd: SMTPD, dovecot: DOVECOT }
    : null
}

function installed() {
  process.stderr.write('No mail servers here: installing Debian’s, for the tests of email.\n')
  try {
    installDebian(['opensmtpd', 'dovecot-imapd'], 60_000)
  } catch {
    return null
  }
  return found()
}

/** The programs of both servers, installing them where that may be; null, with a word on why, where not. */
export function readyMailServers() {
  const mayRun = process.platform === 'linux' && process.getuid?.() === 0
  // Where systemd runs, installing a mail server starts it on port 25: that is for its owner to decide.
  const may = mayRun && mayInstall() && !existsSync('/run/systemd/system')
  const servers = mayRun ? (found() ?? (may ? installed() : null)) : null
  if (servers === null) {
    process.stderr.write(
      'Tests of email against real servers are skipped: they need root on Debian, with opensmtpd and dovecot-imapd.\n',
    )
  }
  return servers
}
