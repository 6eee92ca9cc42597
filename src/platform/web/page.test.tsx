import { expect, test } from 'vitest'
import { Page } from './page.tsx'

test('a page is a whole document with a name, one heading, and the ways out of trouble', async () => {
  const text = await (
    <Page title="Timeline" record={{ name: 'Robin', path: '/records/abc' }}>
      <p>words</p>
    </Page>
  ).toString()
  expect(text).toMatch(/^<!DOCTYPE html><html lang="en-GB"/)
  expect(text).toContain('<title>Timeline – Robin – Heard</title>')
  expect(text.match(/<h1/g)).toHaveLength(1)
  expect(text).toContain('href="/help-now"')
  expect(text).toContain('Exit this page')
  expect(text).not.toMatch(/<script>|style=|onclick/)
})
