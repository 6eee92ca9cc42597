/** Every way out of a record: none is without the gate that looks for whereabouts, and each stops with the list. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, Packer, Paragraph } from 'docx'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePack } from './packs/make.ts'
import { findNewest } from './record/store.ts'
import { WhereaboutsFound } from './people/whereabouts/stopped.tsx'
import { testSite, USUAL, type TestSite } from './test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const SRC = fileURLToPath(new URL('.', import.meta.url))

/** What gives, sends or prints for somebody else. */
const SINKS =
  /\b(?:composePack|handoverParts|calendarText|fileOf|printSheet|mailtoOf|seatByLink|makePrivateLink|keepInvitation)\(|mailto:\$|\.send\(\{|[Cc]ontent-[Dd]isposition|<PrintPage /

/** Files that hold such a thing and need no gate of their own, each with its reason. */
const NO_GATE: Readonly<Record<string, string>> = {
  'record/routes.tsx': 'a file of an entry, for whoever may read the entry already',
  'record/copy-routes.tsx':
    'what an owner may read already, for themselves; the page says that whereabouts are in it',
  'reminders/tick.ts': 'mails about dates hold no words of the record',
  'reminders/feed.ts': 'makes the text of a calendar; its routes are the way out',
  'help/help.ts': 'addresses of those who help',
  'commitments/next-letter.ts': 'makes the address; the pages that show it are the way out',
  'packs/handover.ts': 'makes the parts; hand-over.ts is the way out',
  'commitments/by-mail/pages.tsx':
    'shown after the mail was made, which is an entry beforeKept looked through',
  'commitments/by-mail/routes.tsx':
    'a mail is an entry for whoever is asked, which beforeKept looks through',
  'commitments/by-mail/send.ts': 'hands over what was kept, after beforeKept looked through it',
  'correspondence/drafts.ts': 'drafts of what came in',
  'people/closing/kept-routes.tsx':
    'what somebody wrote, and what names them and they may read, for themselves',
  'packs/routes.tsx': 'hands the request to composePack, which asks the gate',
  'platform/print/typst.ts': 'speaks to a process of our own',
  'platform/sign-in/telling.ts': 'mails about signing in hold no words of a record',
  'days/by-link/family-routes.tsx':
    'what a link may read are entries, which beforeKept looks through',
  'together/by-link/repair-mail-routes.tsx':
    'what is said to the other is an entry for them, which beforeKept looks through',
  'together/by-link/change-mails.ts':
    'a copy to read is an entry for that reader, which beforeKept looks through',
  'desk/kept-routes.tsx': 'numbers of five children or more, and no word of any',
  'desk/routes.tsx':
    'a list for whoever works with several children, of what was shared with them before',
  'record/file-answer.ts': 'a file of an entry, for whoever may read the entry already',
  'reminders/notice-routes.tsx': 'asks an address for its yes, and holds no words of a record',
  'reminders/notice-tick.ts': 'notices hold no words of a record',
  'child/readers/mail.ts': 'mails the link to what beforeKept looked through, in words of our own',
  'sample/circle.ts': 'makes the sample',
  'cli/start.ts': 'mails about signing in hold no words of a record',
  'packs/make.ts': 'calls the gate by ./whereabouts.ts',
  'letters/out.ts': 'makes the file; its routes and the command are the way out',
  'letters/letters.ts': 'a list of letters',
  'child/profile-print.ts': 'sets the sheet; its routes are the way out',
  'child/readers/routes.tsx':
    'what is given to read is an entry for that reader, which beforeKept looks through',
  'child/readers/pages.tsx':
    'an email of one’s own with the link, which was looked through when it was made',
  'people/circle/store.ts': 'keeps an invitation; its routes and the command are the way out',
  'people/private-links.ts':
    'makes links; what they let somebody read are entries, which beforeKept looks through',
  'days/absence-page.tsx': 'its route is the way out',
  'correspondence/view.ts': 'addresses in a message as it came',
  'platform/web/security.ts': 'looks at the header of an answer',
  'sample/mail.ts': 'makes the sample',
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? filesIn(join(folder, each.name)) : [join(folder, each.name)],
  )
}

describe('the source', () => {
  test('every file that lets something out asks the gate, or says here why not', () => {
    const out = filesIn(SRC)
      .map((path) => ({ path: path.slice(SRC.length), text: readFileSync(path, 'utf8') }))
      .filter(
        ({ path }) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith('test-'),
      )
      .filter(({ text }) => SINKS.test(text))
    expect(out.length).toBeGreaterThan(10)
    const without = out
      .filter(
        ({ text }) => !/from '[^']*whereabouts(?:\/(?:gate|find|parts|shelves))?\.tsx?'/.test(text),
      )
      .map(({ path }) => path)
    expect(without.filter((path) => NO_GATE[path] === undefined)).toEqual([])
  })
})

const HOME = {
  addresses: ['12 Acacia Avenue, Anytown, AB1 2CD'],
  phones: ['07700 900123'],
  schools: ['Hillview Academy'],
  from: ['Sam Ward'],
}
const TELLS = 'We moved to 12 acacia ave. Ring +44 7700 900 123.'

async function withHome(...drafts: Parameters<TestSite['add']>[1][]): Promise<string> {
  const record = await site.begin()
  await site.add(record, { kind: 'whereabouts', shelf: 'private', body: HOME }, ...drafts)
  return record
}

const shown = async (response: Response) => {
  const text = await response.text()
  return { status: response.status, stopped: text.includes('It has not gone yet'), text }
}

/** The hidden boxes of the form that goes on. */
function goOn(html: string): Record<string, string> {
  const form =
    /<form[^>]*>(?:(?!<\/form>).)*name="whereabouts"(?:(?!<\/form>).)*<\/form>/s.exec(html)?.[0] ??
    ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

async function address(record: string, at: number): Promise<string> {
  const notes = await site.within(record, (write) =>
    findNewest(write, ['note', 'message', 'profile', 'ask', 'absence report']),
  )
  return notes[at]?.address ?? ''
}

describe('each way out stops with the list', () => {
  test('sharing an entry; going on is kept, and the same is not asked twice', async () => {
    const record = await withHome({ body: { title: 'Moved', words: TELLS } })
    const at = `/records/${record}/entries/${await address(record, 0)}`
    const stopped = await shown(
      await site.post(`${at}/audience`, { audience: 'circle', do: 'share' }),
    )
    expect(stopped.stopped && stopped.status === 422).toBe(true)
    expect(stopped.text).toContain('12 acacia ave')
    expect(stopped.text).toContain('You keep it from Sam Ward')
    const circle = (write: Parameters<Parameters<TestSite['within']>[1]>[0]) =>
      write.tx
        .selectFrom('entry')
        .select('seq')
        .where('record_id', '=', record)
        .where('circle', '=', true)
        .execute()
    expect(await site.within(record, circle)).toEqual([])
    const fields = goOn(stopped.text)
    expect(fields['audience']).toBe('circle')
    expect((await site.post(`${at}/audience`, fields)).status).toBe(303)
    expect((await site.within(record, circle)).length).toBe(1)
    expect(
      (await site.within(record, (write) => findNewest(write, ['whereabouts choice']))).length,
    ).toBe(1)
    await site.post(`${at}/audience`, { audience: 'me' })
    expect((await site.post(`${at}/audience`, { audience: 'circle', do: 'share' })).status).toBe(
      303,
    )
  })

  test('an answer to another list does not count', async () => {
    const record = await withHome({ body: { words: TELLS } })
    const at = `/records/${record}/entries/${await address(record, 0)}/audience`
    const forged = await site.post(at, {
      audience: 'circle',
      do: 'share',
      whereabouts: 'a'.repeat(64),
    })
    expect((await shown(forged)).stopped).toBe(true)
  })

  test('files: Word, mail headers, calendars, the place of a photo, names of files', async () => {
    const docx = await Packer.toBuffer(
      new Document({
        creator: 'Kim at Hillview',
        sections: [{ children: [new Paragraph('Nothing')] }],
      }),
    )
    const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
      .withExif({
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '51/1 30/1 0/1',
          GPSLongitudeRef: 'W',
          GPSLongitude: '0/1 7/1 30/1',
        },
      })
      .jpeg()
      .toBuffer()
    const mail =
      'Received: from relay (192.0.2.7) by mx; Mon, 7 Sep 2026 10:00:00 +0100\r\nFrom: Kim <kim@home.example>\r\nReply-To: "Kim, AB1 2CD" <kim@home.example>\r\nSubject: x\r\n\r\nHello'
    const ics =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nLOCATION:12 Acacia\r\n  Avenue\\, Anytown\r\nEND:VEVENT\r\nEND:VCALENDAR'
    const record = await withHome({
      body: { words: 'See the papers.' },
      files: [
        { name: 'a.docx', bytes: docx },
        { name: 'b.eml', bytes: Buffer.from(mail), type: 'message/rfc822' },
        { name: 'c.ics', bytes: Buffer.from(ics) },
        { name: 'd.jpg', bytes: photo },
        { name: 'ring_07700-900123.txt', bytes: Buffer.from('x') },
      ],
    })
    const at = `/records/${record}/entries/${await address(record, 0)}/audience`
    const { text } = await shown(await site.post(at, { audience: 'circle', do: 'share' }))
    for (const place of [
      'notes of a.docx',
      'the headers of b.eml',
      'in c.ics',
      'd.jpg',
      'the name of a file',
    ])
      expect(text, place).toContain(place)
    expect(text).toContain('51.50000, -0.12500')
    expect(text).toContain('look at it yourself')
  })

  test('a photo of a letter, which nobody can look inside, is looked at first; where nothing is marked it goes', async () => {
    const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer()
    const letter = {
      body: { words: 'Their letter.' },
      files: [{ name: 'letter.jpg', bytes: photo }],
    }
    const record = await withHome(letter)
    const at = `/records/${record}/entries/${await address(record, 0)}/audience`
    const { stopped, text } = await shown(await site.post(at, { audience: 'circle', do: 'share' }))
    expect(stopped).toBe(true)
    expect(text).toContain('letter.jpg')
    expect(text).toContain('nobody can look inside')
    const list = /name="whereabouts" value="(\w+)"/.exec(text)?.[1] ?? ''
    const gone = await site.post(at, { audience: 'circle', do: 'share', whereabouts: list })
    expect(gone.status).toBe(303)
    const free = await site.begin('Robin')
    const [entry] = await site.add(free, letter)
    const path = `/records/${free}/entries/${entry?.address}/audience`
    expect((await site.post(path, { audience: 'circle', do: 'share' })).status).toBe(303)
  })

  test('a pack by page, and by command: held back, left out, gone on with', async () => {
    const record = await withHome(
      { body: { title: 'Moved', words: TELLS } },
      { body: { title: 'Harmless', words: 'Rain.' } },
    )
    const spec = {
      to: 'the governors',
      issues: [{ heading: 'It', entries: [2, 3] }],
      want: 'An answer',
    }
    const make = (more: object) =>
      site.within(record, (write) =>
        makePack(write, { spec: { ...spec, ...more }, out: join(site.folder, 'p') }),
      )
    const problem = await make({}).catch((found: unknown) => found)
    expect(problem).toBeInstanceOf(WhereaboutsFound)
    expect(problem instanceof WhereaboutsFound && problem.places.map(({ what }) => what)).toEqual([
      'the address 12 Acacia Avenue, Anytown, AB1 2CD',
      'the telephone number 07700 900123',
    ])
    expect((await make({ whereabouts: 'hold back' })).pages).toBeGreaterThan(0)
    expect((await make({ whereabouts: 'leave out' })).pages).toBeGreaterThan(0)
    await expect(make({ whereabouts: 'hold back', opening: 'Write to AB12CD' })).rejects.toThrow(
      WhereaboutsFound,
    )
    expect((await make({ whereabouts: 'go on' })).pages).toBeGreaterThan(0)
  })

  test('letters: each file, the print, and the address for one’s own mail', async () => {
    const record = await withHome()
    const begin = await site.get(`/records/${record}/letters/new?letter=complaint-stage-1`)
    expect(begin.status).toBeLessThan(500)
    const id = await site.within(record, async (write) => {
      const { addLetterDraft } = await import('./letters/draft-store.ts')
      const { LetterDraft } = await import('./letters/draft.ts')
      const { LETTERS } = await import('./letters/letters.ts')
      const draft = LetterDraft.parse({
        letter: LETTERS[0]?.id,
        of: null,
        about: null,
        to: [{ name: 'Governors', address: 'g@x.example' }],
        subject: 'Post',
        text: TELLS,
        exhibits: [],
        quotes: [],
        asks: null,
        told: null,
        matter: null,
        days: {},
        made: TELLS,
      })
      return addLetterDraft(write, draft)
    })
    for (const file of ['letter.pdf', 'letter.docx', 'letter.eml', 'letter.txt', 'print']) {
      const answer = await shown(await site.get(`/records/${record}/letters/${id}/${file}`))
      expect(answer.stopped, file).toBe(true)
    }
    const page = await shown(await site.get(`/records/${record}/letters/${id}`))
    expect(page.text).toContain('Look before it goes')
    expect(page.text).not.toContain('mailto:')
    const stop = await shown(await site.get(`/records/${record}/letters/${id}/letter.txt`))
    const list = /name="list" value="([^"]+)"/.exec(stop.text)?.[1] ?? ''
    const to = `/records/${record}/letters/${id}/letter.txt`
    const kept = await site.post(`/records/${record}/whereabouts/choice`, {
      chose: 'go on',
      way: 'the letter',
      list,
      to,
    })
    expect(kept.headers.get('location')).toBe(to)
    expect((await site.get(to)).status).toBe(200)
    expect((await shown(await site.get(`/records/${record}/letters/${id}`))).text).toContain(
      'mailto:',
    )
  })

  test('a calendar with words, by address and as a file; and one that was made before keeps its words back', async () => {
    const record = await withHome()
    const ask = (title: string) =>
      site.add(record, {
        kind: 'ask',
        body: {
          title,
          debtor: 'Council',
          creditor: 'Alex',
          due: '2026-12-01',
          dueBasis: 'their promise',
        },
      })
    await ask('Answer the letter')
    const full = await (
      await site.post(`/records/${record}/reminders/calendar`, { shows: 'full' })
    ).text()
    const feed = /\/feed\/[\w-]+\.ics/.exec(full)?.[0] ?? ''
    expect(await (await site.asNobody(feed)).text()).toContain('Answer the letter')
    await ask('Send transport to 12 Acacia Avenue')
    const now = await (await site.asNobody(feed)).text()
    expect(now).toContain('Answer the letter')
    expect(now).not.toContain('Acacia')
    expect(
      (await shown(await site.get(`/records/${record}/reminders/dates.ics?shows=full`))).stopped,
    ).toBe(true)
    expect((await site.get(`/records/${record}/reminders/dates.ics`)).status).toBe(200)
    expect(
      (await shown(await site.post(`/records/${record}/reminders/calendar`, { shows: 'full' })))
        .stopped,
    ).toBe(true)
  })

  test('the page for a reader by link, and on paper', async () => {
    const profile = { name: 'Robin', three: ['If lost, bring him to 12 Acacia Avenue'] }
    const record = await withHome({ kind: 'profile', shelf: 'profile', body: profile })
    const given = { name: 'Mr Finch', role: 'TA', view: 'whole', do: 'make' }
    expect((await shown(await site.post(`/records/${record}/readers/new`, given))).stopped).toBe(
      true,
    )
    expect((await shown(await site.get(`/records/${record}/profile/one-page.pdf`))).stopped).toBe(
      true,
    )
  })

  test('an invitation, and a second owner, who would read what was shared before', async () => {
    const [marks, shared] = [
      { kind: 'whereabouts', shelf: 'private', body: HOME },
      { audience: 'circle', body: { words: TELLS } },
    ] as const
    const record = await site.begin()
    await site.add(record, shared, marks)
    const who = {
      name: 'Ms Finch',
      reads: 'messages',
      until: '',
      token: '7d3b1f3e-58a5-4f3e-9a55-0d9e1f6f3a12',
    }
    const invited = await shown(
      await site.post(`/records/${record}/circle/invite/class-teacher`, who),
    )
    expect(invited.stopped).toBe(true)
    const going = await site.post(
      `/records/${record}/circle/invite/class-teacher`,
      goOn(invited.text),
    )
    expect(going.status).toBe(303)
    expect(
      (
        await shown(
          await site.post(`/records/${record}/circle/invite/class-teacher`, {
            ...who,
            reads: 'days',
          }),
        )
      ).stopped,
    ).toBe(false)
  })

  test('a question by email', async () => {
    const record = await withHome()
    const [ask] = await site.add(record, {
      kind: 'ask',
      body: { title: 'Who meets the bus?', debtor: 'Mrs Marlow', creditor: 'Alex Ward' },
    })
    const form = {
      name: 'Mrs Marlow',
      address: '',
      subject: 'The bus',
      question: TELLS,
      do: 'make',
    }
    const until = { 'until-day': '1', 'until-month': '12', 'until-year': '2026' }
    const path = `/records/${record}/owed/${ask?.address}/email`
    expect((await shown(await site.post(path, { ...form, ...until }))).stopped).toBe(true)
  })

  test('what is told to the school about an absence', async () => {
    const record = await withHome()
    const [entry] = await site.add(record, {
      kind: 'absence report',
      shelf: 'days',
      body: { to: 'office@x.example', words: TELLS, day: '2026-11-20' },
    })
    expect(
      (await shown(await site.get(`/records/${record}/attendance/absence/${entry?.address}`)))
        .stopped,
    ).toBe(true)
  })
})

test('whereabouts stay with whoever marked them: no audience takes them, by page, by file or past both', async () => {
  const record = await withHome()
  const marks = await site.within(record, (write) => findNewest(write, ['whereabouts']))
  const at = `/records/${record}/entries/${marks[0]?.address}/audience`
  await expect(site.post(at, { audience: 'circle', do: 'share' })).rejects.toThrow(
    'stays with whoever wrote it',
  )
  await expect(
    site.add(record, { ...USUAL, kind: 'whereabouts', audience: 'owners', body: HOME }),
  ).rejects.toThrow('stays with')
  const set = site.within(record, (write) =>
    write.tx
      .updateTable('entry')
      .set({ circle: true })
      .where('record_id', '=', record)
      .where('kind', '=', 'whereabouts')
      .execute(),
  )
  await expect(set).rejects.toThrow('whereabouts_stay')
})
