/** What became of a letter, told apart by a server that is there, says no, is gone, or breaks off. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openMailer } from './mailer.ts'

const letter = { to: 'alex@ward.example', subject: 'Something', text: 'Words\n' }

let server: Server | undefined
afterEach(async () => {
  await new Promise<void>((resolve) =>
    server === undefined ? resolve() : server.close(() => resolve()),
  )
  server = undefined
})

/** A server that speaks just enough SMTP, and does `afterWords` once it has the whole letter. */
async function speaking(
  afterWords: (socket: Socket) => void,
  recipient = '250 ok',
): Promise<{
  readonly url: string
  readonly letters: readonly string[]
  readonly to: readonly string[]
}> {
  const letters: string[] = []
  const to: string[] = []
  server = createServer((socket) => {
    let isData = false
    let words = ''
    socket.on('error', () => {})
    socket.write('220 test\r\n')
    socket.on('data', (part) => {
      words += part.toString('latin1')
      if (isData && words.includes('\r\n.\r\n')) {
        letters.push(words)
        isData = false
        words = ''
        afterWords(socket)
        return
      }
      while (!isData && words.includes('\r\n')) {
        const end = words.indexOf('\r\n')
        const line = words.slice(0, end).toUpperCase()
        words = words.slice(end + 2)
        isData = line === 'DATA'
        if (line.startsWith('RCPT')) to.push(line)
        if (line === 'QUIT') socket.end('221 bye\r\n')
        else if (isData) socket.write('354 go on\r\n')
        else socket.write(line.startsWith('RCPT') ? `${recipient}\r\n` : '250 ok\r\n')
      }
    })
  })
  const opened = server
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(opened.address() as AddressInfo).port}`,
    letters,
    to,
  }
}

describe('a letter', () => {
  test('that the server took is sent', async () => {
    const { url, letters } = await speaking((socket) => socket.write('250 taken\r\n'))
    expect(await openMailer(url, 'heard@example.org').send(letter)).toBe('sent')
    expect(letters).toHaveLength(1)
  })

  test('that it refused, before or after the words, is not', async () => {
    const late = await speaking((socket) => socket.write('452 full\r\n'))
    expect(await openMailer(late.url, 'heard@example.org').send(letter)).toBe('not sent')
    await new Promise<void>((resolve) => server?.close(() => resolve()))
    const early = await speaking(() => {}, '550 nobody here')
    expect(await openMailer(early.url, 'heard@example.org').send(letter)).toBe('not sent')
  })

  test('to a server that is not there is not', async () => {
    expect(await openMailer('smtp://127.0.0.1:9', 'heard@example.org').send(letter)).toBe(
      'not sent',
    )
  })

  test('whose line broke once the words were over is neither: it may have been taken', async () => {
    const { url, letters } = await speaking((socket) => socket.destroy())
    expect(await openMailer(url, 'heard@example.org').send(letter)).toBe('unsure')
    expect(letters).toHaveLength(1)
  })

  test('cannot smuggle in another header or recipient', async () => {
    const { url, letters, to } = await speaking((socket) => socket.write('250 taken\r\n'))
    const mailer = openMailer(url, 'heard@example.org')
    await mailer.send({ ...letter, subject: 'A\r\nBcc: other@ward.example' })
    await mailer.send({ ...letter, to: 'a@b.example\r\nRCPT TO:<other@ward.example>' })
    expect(letters.join('\n')).not.toMatch(/^Bcc:/m)
    expect(to.join('\n')).not.toMatch(/^RCPT TO:<OTHER/m)
    expect(letters.length).toBeGreaterThan(0)
  })
})
