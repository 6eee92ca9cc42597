import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { showHtml } from './view.ts'

test.each([
  ['<script>alert(1)</script><p>Hello</p>', '<p>Hello</p>'],
  ['<p onclick="x()" style="position:fixed">Hello</p>', '<p>Hello</p>'],
  ['<a href="javascript:alert(1)">press</a>', '<a>press</a>'],
  ['<a href="/records/1/erase">press</a>', '<a>press</a>'],
  ['<form action="https://x.example"><input name="a"><button>Go</button></form>', 'Go'],
  ['<style>body{display:none}</style>ok', 'ok'],
  ['<svg><script>alert(1)</script></svg>ok', 'ok'],
  ['<iframe src="https://x.example">in</iframe>ok', 'ok'],
  ['<base href="https://x.example/"><meta http-equiv="refresh" content="0;url=/">ok', 'ok'],
  ['<p id="main" class="govuk-header">x</p>', '<p>x</p>'],
])('%s is shown as %s', (dirty, clean) => {
  expect(showHtml(dirty).html).toBe(clean)
})

test('a picture from outside is not fetched and is counted; its description stays', () => {
  const shown = showHtml(
    '<img src="https://tracker.example/1.gif" alt="Our logo"><img src="//t.example/2">',
  )
  expect(shown).toEqual({ html: '<span>[picture: Our logo]</span><span></span>', blocked: 2 })
})

test('a picture that came with the message is shown from our own address', () => {
  const pictures = new Map([['a@b', '/files/1']])
  expect(showHtml('<img src="cid:a%40b" alt="x">', pictures).html).toBe(
    '<img src="/files/1" alt="x" loading="lazy" />',
  )
  expect(showHtml('<img src="cid:other">', pictures).html).toBe('<span></span>')
})

test('whatever is in it, nothing that runs or fetches comes out', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="',
    '">',
    'javascript:alert(1)',
    '<svg/onload=alert(1)>',
    '<!--',
    '-->',
    '<style>',
    '</style>',
    '<math><mtext>',
    '<table>',
    '&lt;script&gt;',
    '<iframe srcdoc="',
    '\0',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    'text',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
      const { html } = showHtml(pieces.join(''))
      const tags = [...html.matchAll(/<(\/?)([a-z][^\s>/]*)([^>]*)>/gi)]
      for (const [, , name, rest] of tags) {
        expect([
          'script',
          'style',
          'iframe',
          'svg',
          'math',
          'object',
          'form',
          'input',
        ]).not.toContain(name)
        const names = (rest ?? '').replaceAll(/"[^"]*"/g, '""')
        expect(names).not.toMatch(/\son\w+\s*=|style=|class=|id=/i)
        for (const [, href] of (rest ?? '').matchAll(/href="([^"]*)"/g)) {
          expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i)
        }
        expect(rest).not.toMatch(/src="(?!\/files\/)/)
      }
    }),
  )
})
