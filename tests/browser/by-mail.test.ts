/** Asking by email and answering by link, in real browsers: the family's, a teacher's phone, somebody else's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Letter, Mailer } from '../../src/platform/mail/mailer.ts'
import { replyAddresses } from '../../src/platform/mail/reply-address.ts'
import { receiveMail } from '../../src/commitments/by-mail/receive.ts'
import { chromiumPath, faultsOf, openBrowser, PHONE, type Browser } from './browser.ts'
import { serveSite, type Served } from './site.ts'

const letters: Letter[] = []
const mailer: Mailer = {
  async send(letter) {
    letters.push(letter)
    return 'sent'
  },
  close: () => {},
}

describe.skipIf(chromiumPath === null)('asking by email', () => {
  let served: Served
  let family: Browser
  let teacher: Browser
  let record: string
  const faults: string[] = []
  beforeAll(async () => {
    served = await serveSite({ mailer })
    family = await openBrowser()
    teacher = await openBrowser()
    await served.signIn(family)
    record = await served.site.begin('Robin')
  })
  afterAll(async () => {
    await family?.close()
    await teacher?.close()
    await served?.close()
  })

  async function asked(title: string): Promise<string> {
    const [ask] = await served.site.add(record, {
      kind: 'ask',
      body: { title, debtor: 'Mrs Marlow', creditor: 'Alex Ward', words: title },
    })
    return `${served.url}/records/${record}/owed/${ask?.address}`
  }

  /** Through the form, as the family does it; the link that went out. */
  async function send(path: string): Promise<string> {
    const page = await family.visit(path, PHONE)
    await page.click('text=Send by email')
    if (letters.length === 0) faults.push(...(await faultsOf(page, 'mail-write')))
    await page.fill('[name=address]', 'marlow@hillview.example')
    await page.click('text=See exactly what goes')
    if (letters.length === 0) faults.push(...(await faultsOf(page, 'mail-look')))
    await page.click('text=Send it now')
    await page.waitForSelector('text=Handed over to the mail server')
    if (letters.length === 1) faults.push(...(await faultsOf(page, 'mail-sent')))
    await page.close()
    return /http\S+\/l\/\S+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? ''
  }

  test('goes from the family to a teacher’s phone and back; a second browser learns only that', async () => {
    const path = await asked('Which adult is with Robin at lunch?')
    const link = await send(path)
    const page = await teacher.visit(link, PHONE)
    await page.click('text=Open it')
    faults.push(...(await faultsOf(page, 'mail-question')))
    await page.click('text=Send my answer')
    await page.check('[value=answered]')
    await page.fill('[name=words]', 'Mrs Lee is with him every day from twelve.')
    await page.click('text=Send my answer')
    await page.waitForSelector('text=Thank you, Mrs Marlow')
    faults.push(...(await faultsOf(page, 'mail-thanks')))
    const other = await family.visit(link, PHONE)
    await other.click('text=Open it')
    await other.waitForSelector('text=This question was answered')
    faults.push(...(await faultsOf(other, 'mail-elsewhere')))
    await other.goto(path)
    expect(await other.textContent('main')).toContain('Mrs Lee is with him every day')
  })

  test('an answer by email is confirmed with one tap on Today', async () => {
    const path = await asked('Can Robin leave class when it is loud?')
    await send(path)
    const { ledger } = served.site
    const addresses = replyAddresses(ledger.vault.master, 'answers@example.org', '127.0.0.1')
    const id = letters.at(-1)?.written?.messageId ?? ''
    const raw = [
      'From: Mrs Marlow <marlow@hillview.example>',
      'To: family@example.org',
      `In-Reply-To: <${id}>`,
      'Message-ID: <b@hillview.example>',
      'Date: Sat, 21 Nov 2026 10:00:00 +0000',
      '',
      'He shows his card and goes to the library. All his teachers know.',
    ].join('\r\n')
    const none = { result: 'not checked', domain: null }
    const received = await receiveMail(
      { ledger, now: served.site.site.now, addresses },
      {
        raw: Buffer.from(raw),
        to: [],
        at: served.site.site.now(),
        by: 'a mailbox',
        checks: { spf: none, dkim: [], dmarc: none, theirs: 'mx.example.org; dkim=pass' },
      },
    )
    expect(received).toBe('kept')
    const page = await family.visit(`${served.url}/records/${record}/today`, PHONE)
    faults.push(...(await faultsOf(page, 'mail-today')))
    await page.click('text=Yes, that is the answer')
    await page.waitForLoadState()
    expect(await page.textContent('main')).not.toContain('Answered by email')
  })

  test('none of these pages scrolls sideways, or has anything that axe finds wrong', () => {
    expect(faults).toEqual([])
    expect(
      [...family.troubles(), ...teacher.troubles()].filter((each) => !/422|410/.test(each)),
    ).toEqual([])
  })
})
