import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, subjectOf, type SampleMail } from './body.ts'
import { sampleLines } from './by-hand.ts'
import { CAST } from './cast.data.ts'
import { messageId } from './mail.ts'
import { absentDays, allMail } from './mailbox.ts'
import { CALL, TURNS } from './transcript.data.ts'
import { writeSample, type SampleFiles } from './write-sample.ts'

const mail = allMail()
const story: ReadonlyMap<string, SampleMail> = new Map(mail.map((one) => [one.id, one]))

let folder = ''
let again = ''
let files: SampleFiles
const parsed = new Map<
  string,
  { readonly box: string; readonly raw: Buffer; readonly email: Email }
>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sample-'))
  again = await mkdtemp(path.join(tmpdir(), 'sample-'))
  files = await writeSample(folder)
  for (const box of ['Inbox', 'Sent'])
    for (const name of await readdir(path.join(files.mail, box))) {
      const raw = await readFile(path.join(files.mail, box, name))
      const id = name.slice('2025-05-19 2041 '.length, -'.eml'.length)
      parsed.set(id, { box, raw, email: await PostalMime.parse(raw) })
    }
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(again, { recursive: true, force: true })
})

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('’', "'").trim()
const read = (id: string) => {
  const one = parsed.get(id)
  if (one === undefined) throw new Error(`${id} was not written`)
  return one
}

describe('the mailbox', () => {
  test('is the size of a real folder', () => {
    expect(parsed.size).toBe(mail.length)
    expect(mail.length).toBeGreaterThanOrEqual(120)
    expect(mail.length).toBeLessThanOrEqual(180)
  })

  test.each(mail)('$id reads back as the story tells it', (one) => {
    const { email, box } = read(one.id)
    expect(email.from?.name?.trim()).toBe(CAST[one.from].name)
    expect(email.from?.address?.toLowerCase()).toBe(CAST[one.from].address)
    expect(email.to?.map(({ address }) => address)).toEqual(one.to.map((to) => CAST[to].address))
    expect(email.cc?.map(({ address }) => address) ?? []).toEqual(
      (one.cc ?? []).map((cc) => CAST[cc].address),
    )
    if (one.untidy !== 'raw Latin-1 header') expect(email.subject).toBe(subjectOf(one, story))
    expect(plain(email.text ?? '')).toContain(plain(one.words))
    expect(box).toBe(one.from === 'alex' ? 'Sent' : 'Inbox')
    const received = email.headers.filter(({ key }) => key === 'received')
    expect(received.length).toBe(one.from === 'alex' ? 0 : 2)
  })

  test('every date is the time on the wall in England', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    for (const one of mail) {
      if (one.untidy === 'date nobody can read' || one.untidy === 'two-digit year') continue
      const header = read(one.id).email.headers.find(({ key }) => key === 'date')?.value ?? ''
      expect([one.id, wall.format(new Date(header))]).toEqual([one.id, one.at])
    }
  })

  test('answers name what they answer, and come after it', () => {
    for (const one of mail) {
      const { email } = read(one.id)
      if (one.re === undefined || one.untidy === 'no references') {
        expect([one.id, email.inReplyTo]).toEqual([one.id, undefined])
        continue
      }
      const parent = story.get(one.re)
      expect(parent && messageId(parent)).toBe(email.inReplyTo)
      expect(email.references?.split(/\s+/).at(-1)).toBe(email.inReplyTo)
      expect(mail.indexOf(one)).toBeGreaterThan(
        parent === undefined ? mail.length : mail.indexOf(parent),
      )
    }
  })

  test('history is carried along, save where it is answered between the lines', () => {
    expect(bodyOf(story.get('fell-progress')!, story).text).toContain('-----Original Message-----')
    expect(bodyOf(story.get('detention-refused')!, story).text).toContain('From: Alex Ward')
    expect(bodyOf(story.get('who-holds-this')!, story).text).toContain(
      '> Alex, this is not the answer',
    )
    expect(read('detention-after').email.text).toContain(
      '> Consistency helps everyone.\n\nI do agree.',
    )
  })

  test('papers hang on the messages that send them', () => {
    for (const one of mail) {
      const names = read(one.id).email.attachments.filter(
        ({ disposition }) => disposition === 'attachment',
      )
      const forwarded = one.forwards === undefined ? 0 : 1
      const winmail = one.untidy === 'winmail' ? 1 : 0
      expect([one.id, names.length]).toEqual([
        one.id,
        (one.attach?.length ?? 0) + forwarded + winmail,
      ])
    }
    const [letter] = read('medical-evidence').email.attachments
    expect(letter?.mimeType).toBe('application/pdf')
    expect(
      Buffer.from(letter?.content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('what is automatic says so', () => {
    for (const one of mail) {
      const submitted = read(one.id).email.headers.find(({ key }) => key === 'auto-submitted')
      expect([one.id, submitted?.value]).toEqual([
        one.id,
        one.auto === undefined ? undefined : `auto-${one.auto}`,
      ])
    }
  })

  test('a few are untidy in the ways that real mail is', () => {
    const head = (id: string) => read(id).raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
    expect(head('gran-half-term')).toContain('Date: Thursday evening, after tea\r\n')
    expect(head('gp-morning-reply')).toContain('Date: Mon, 2 Nov 26 08:06 GMT\r\n')
    expect(head('maths-unaware')).toContain('Subject: Robin Ward: a short r\u00e9sum\u00e9\r\n')
    expect(head('kerr-charset')).toContain('charset=x-hillview-8')
    expect(head('newsletter-hillview')).not.toMatch(/^message-id:/im)
    expect(head('swim-miss-reply')).toContain('<MEL@OTTERSSWIM.EXAMPLE>')
    expect(head('work-home-finch')).not.toMatch(/^references:/im)
    expect(read('castle-class').email.attachments.map(({ filename }) => filename)).toContain(
      'winmail.dat',
    )
  })

  test('a notice comes on each school day away, and none at half term', () => {
    expect(absentDays()).toHaveLength(25)
    expect(absentDays()).not.toContain('2026-10-27')
    expect(absentDays()).not.toContain('2026-10-03')
  })
})

describe('the paper, the pictures and the sound', () => {
  test('are what their names say', async () => {
    expect(await Promise.all(files.letters.map(starts))).toEqual(files.letters.map(() => '%PD'))
    expect(await Promise.all(files.photos.map(starts))).toEqual(
      files.photos.map(() => '\u00ff\u00d8\u00ff'),
    )
    const wav = await readFile(files.recording)
    expect(wav.subarray(0, 4).toString()).toBe('RIFF')
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect(wav.subarray(0, 200).toString('latin1')).toContain('stand-in for speech')
    expect(wav.length).toBeGreaterThan(CALL.seconds * 16_000)
  })

  test('the transcript keeps time, and says that the sound is a stand-in', async () => {
    const vtt = await readFile(files.transcript, 'utf8')
    expect(vtt.startsWith('WEBVTT\n\nNOTE\nSample: the sound is a stand-in')).toBe(true)
    expect(vtt.match(/-->/g)).toHaveLength(TURNS.length)
    expect(vtt).toContain('It is being looked at. These things take time.')
    for (const [index, turn] of TURNS.entries()) {
      expect(turn.until).toBeGreaterThan(turn.at)
      expect(turn.at).toBeGreaterThanOrEqual(TURNS[index - 1]?.until ?? 0)
      expect(turn.until).toBeLessThan(CALL.seconds)
    }
  })

  test('the lines by hand are written as JSON, and the files they name are there', async () => {
    const text = await readFile(files.entries, 'utf8')
    const written = text.trimEnd().split('\n')
    expect(written.map((line): unknown => JSON.parse(line))).toEqual(sampleLines())
    for (const file of sampleLines().flatMap((line) => line.files))
      expect((await readFile(path.join(folder, file.path))).length).toBeGreaterThan(1000)
  })

  test('both runs give the same bytes, under twelve megabytes', async () => {
    await writeSample(again)
    const [first, second] = [await fingerprints(folder), await fingerprints(again)]
    expect(second.hashes).toEqual(first.hashes)
    expect(first.size).toBeLessThan(12_000_000)
  })
})

const starts = async (file: string) => (await readFile(file)).subarray(0, 3).toString('latin1')

async function fingerprints(
  root: string,
): Promise<{ hashes: Record<string, string>; size: number }> {
  const hashes: Record<string, string> = {}
  let size = 0
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    size += bytes.length
    hashes[path.relative(root, file)] = createHash('sha256').update(bytes).digest('hex')
  }
  return { hashes, size }
}
