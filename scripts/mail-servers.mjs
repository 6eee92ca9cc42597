/**
 * Finds mail servers to test against: Debian's OpenSMTPD and Dovecot; as root in a Debian container without
 * them it installs them. Says on standard error what it did, and what to do where they cannot be had.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Test files run side by side, and apt refuses whoever comes while it works. */
const ONE_AT_A_TIME = ['/tmp/heard-apt.lock', 'apt-get']

const SMTPD = '/usr/sbin/smtpd'
const DOVECOT = '/usr/sbin/dovecot'
const IMAP = '/usr/lib/dovecot/imap'

function found() {
  return [SMTPD, DOVECOT, IMAP].every((path) => existsSync(path))
    ? { smtpd: SMTPD, dovecot: DOVECOT }
    : null
}

/** Installed without being started: they run only where a test starts them, on loopback. */
function installed() {
  process.stderr.write('No mail servers here: installing Debian’s, for the tests of email.\n')
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    timeout: 60_000,
  }
  const packages = ['opensmtpd', 'dovecot-imapd']
  try {
    execFileSync('flock', [...ONE_AT_A_TIME, 'update', '-qq'], options)
    execFileSync(
      'flock',
      [...ONE_AT_A_TIME, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
      options,
    )
  } catch {
    return null
  }
  return found()
}

/** The programs of both servers, installing them where that may be; null, with a word on why, where not. */
export function readyMailServers() {
  const mayRun = process.platform === 'linux' && process.getuid?.() === 0
  // Where systemd runs, installing a mail server starts it on port 25: that is for its owner to decide.
  const mayInstall = mayRun && existsSync('/usr/bin/apt-get') && !existsSync('/run/systemd/system')
  const servers = mayRun ? (found() ?? (mayInstall ? installed() : null)) : null
  if (servers === null) {
    process.stderr.write(
      'Tests of email against real servers are skipped: they need root on Debian, with opensmtpd and dovecot-imapd.\n',
    )
  }
  return servers
}
