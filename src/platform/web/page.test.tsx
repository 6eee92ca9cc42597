import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { Page } from './page.tsx'
import { withShell } from './shell.ts'
import { htmlOf } from './test-html.ts'

const robin = { name: 'Robin', path: '/records/abc' }

test('a page is a whole document with a name, one heading, and the ways out of trouble', async () => {
  const text = await htmlOf(
    <Page title="Timeline" record={robin}>
      <p>words</p>
    </Page>,
  )
  expect(text).toMatch(/^<!DOCTYPE html><html lang="en-GB"/)
  expect(text).toContain('<title>Timeline – Robin – Heard</title>')
  expect(text.match(/<h1/g)).toHaveLength(1)
  expect(text).toContain('href="/help-now"')
  expect(text).toContain('Exit this page')
  expect(text).toContain('href="#main"')
})

test('nothing in a page needs an inline script or style', async () => {
  const text = await htmlOf(<Page title="Timeline" record={robin} aside={<p>beside</p>} />)
  expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/)
})

test('problems stand above the heading, linked to their fields, and in the title', async () => {
  const text = await htmlOf(
    <Page title="Add a note" problems={[{ field: 'words', text: 'Write what happened' }]} />,
  )
  expect(text).toContain('<title>Error: Add a note – Heard</title>')
  expect(text.indexOf('href="#words"')).toBeLessThan(text.indexOf('<h1'))
})

test('the way about is what the application handed in, and marks where we are', async () => {
  const app = new Hono()
  app.use(
    withShell([
      { id: 'today', label: 'Today', path: '/today', tab: 'Today' },
      { id: 'child', label: (name) => name, path: '/child' },
      { id: 'add', label: 'Add something', path: '/add', tab: '+ Add', add: true },
    ]),
  )
  app.get('/', (c) => c.html(<Page title="Today" record={robin} current="today" />))
  const text = await (
    await app.request('/', {
      headers: { cookie: 'heard-reading=size%3Dlarge%26font%3D%22%3E%3Cb' },
    })
  ).text()
  expect(text).toContain('<a href="/records/abc/child">Robin</a>')
  expect(text.match(/aria-current="page"/g)).toHaveLength(2)
  expect(text).toContain('data-size="large"')
  expect(text).not.toContain('data-font')
})
