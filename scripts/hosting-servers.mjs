/**
 * Finds servers to test hosting against: Debian's nginx, and its Ceph with the gateway that speaks S3; as
 * root on a Debian machine without them it installs nginx, and Ceph, which is large, only where
 * HEARD_TEST_CEPH says so. Says on standard error what it did, and what to do
 * where they cannot be had.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Test files run side by side, and apt refuses whoever comes while it works. */
const ONE_AT_A_TIME = ['/tmp/heard-apt.lock', 'apt-get']

const mayRun = process.platform === 'linux' && process.getuid?.() === 0

/** Installed without being started: they run only where a test starts them, on loopback. */
function install(packages) {
  process.stderr.write(`Installing Debian’s ${packages.join(', ')}, for the tests of hosting.\n`)
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    timeout: process.env.HEARD_TEST_CEPH === undefined ? 60_000 : 400_000,
  }
  try {
    execFileSync('flock', [...ONE_AT_A_TIME, 'update', '-qq'], options)
    execFileSync(
      'flock',
      [...ONE_AT_A_TIME, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
      options,
    )
  } catch {
    // What is there afterwards decides.
  }
}

function ready(paths, packages, { what, mayInstall = true }) {
  const isThere = () => mayRun && paths.every((path) => existsSync(path))
  if (!isThere() && mayRun && mayInstall && existsSync('/usr/bin/apt-get')) install(packages)
  if (isThere()) return true
  process.stderr.write(
    `Tests ${what} are skipped: they need root on Debian, with ${packages.join(', ')}.\n`,
  )
  return false
}

/** Whether nginx can be started here. */
export function readyNginx() {
  return ready(['/usr/sbin/nginx', '/usr/bin/openssl'], ['nginx-light', 'openssl'], {
    what: 'behind nginx',
  })
}

/** Whether a small Ceph with its S3 gateway can be started here. */
export function readyCeph() {
  const programs = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph', 'monmaptool', 'ceph-authtool']
  return ready(
    programs.map((name) => `/usr/bin/${name}`),
    ['radosgw', 'ceph-mon', 'ceph-osd'],
    { what: 'against a real S3 server', mayInstall: process.env.HEARD_TEST_CEPH !== undefined },
  )
}
