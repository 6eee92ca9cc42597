/**
 * Finds servers to test hosting against: Debian's nginx, and its Ceph with the gateway that speaks S3; as
 * root on a Debian machine without them it installs nginx, and Ceph, which is large, only where
 * HEARD_TEST_CEPH says so. Says on standard error what it did, and what to do
 * where they cannot be had.
 */
import { existsSync } from 'node:fs'
import { installDebian, mayInstall } from './debian.mjs'

const mayRun = process.platform === 'linux' && process.getuid?.() === 0

function install(packages) {
  process.stderr.write(`Installing Debian’s ${packages.join(', ')}, for the tests of hosting.\n`)
  try {
    installDebian(packages, process.env.HEARD_TEST_CEPH === undefined ? 60_000 : 400_000)
  } catch {
    // What is there afterwards decides.
  }
}

function ready(paths, packages, { what, isSmall = true }) {
  const isThere = () => mayRun && paths.every((path) => existsSync(path))
  if (!isThere() && isSmall && mayInstall()) install(packages)
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
    { what: 'against a real S3 server', isSmall: process.env.HEARD_TEST_CEPH !== undefined },
  )
}
