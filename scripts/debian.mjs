/** Installs packages of Debian for the tests. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this process may install: it is root, and there is apt. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/**
 * Installs `packages`, and starts nothing of them: they run only where a test starts them. Throws where it
 * does not come to an end in `timeout` milliseconds, if one is given, or fails.
 */
export function installDebian(packages, timeout) {
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    timeout,
  }
  // Test files run side by side, and apt refuses whoever comes while it works.
  const apt = (...args) =>
    execFileSync('flock', ['/tmp/heard-apt.lock', 'apt-get', ...args], options)
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
}
