import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isAlive } from './alive.ts'

test('a process runs until it has ended, and a number that nobody has is no process', async () => {
  const child = spawn('sleep', ['60'])
  expect(isAlive(child.pid ?? 0)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isAlive(child.pid ?? 0)).toBe(false)
  expect(isAlive(4_194_305)).toBe(false)
})

test.skipIf(!existsSync('/proc/self/stat'))(
  'one that has ended and that nobody waits for has ended',
  async () => {
    // The shell becomes a program that never asks after the child it was left with.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'])
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(said)
    for (let tries = 0; isAlive(pid) && tries < 500; tries += 1) await wait(20)
    expect(isAlive(pid)).toBe(false)
    expect(process.kill(pid, 0)).toBe(true)
    parent.kill('SIGKILL')
  },
)
