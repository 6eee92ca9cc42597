import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceOf } from './device.ts'
import { addressWords, CHANGES, changeWords, linkWords, type Change } from './letters.ts'
import { networkOf } from './network.ts'

describe('a browser in plain words', () => {
  test.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on an Android phone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36',
      'Samsung Internet on an Android tablet',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.4; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox on a Mac',
    ],
    ['curl/8.7.1', 'A browser'],
    ['', 'A browser'],
  ])('%s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words)
  })

  test('says something of any text', () => {
    fc.assert(
      fc.property(fc.string(), (agent) => {
        expect(deviceOf(agent)).not.toBe('')
      }),
    )
  })
})

describe('the network of an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['2001:0db8:0001::ffff', '2001:db8:1:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['1::', '1:0:0:0'],
    ['not an address', 'unknown'],
    ['', 'unknown'],
  ])('%s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test('two addresses are of one network just where their first 64 bits are', () => {
    const words = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
    const written = (groups: readonly number[]) => groups.map((each) => each.toString(16)).join(':')
    fc.assert(
      fc.property(words, words, (one, two) => {
        const same = one.slice(0, 4).join() === two.slice(0, 4).join()
        expect(networkOf(written(one)) === networkOf(written(two))).toBe(same)
        expect(networkOf(written([...one.slice(0, 4), ...two.slice(4)]))).toBe(
          networkOf(written(one)),
        )
      }),
    )
  })
})

test('a mail about signing in says nothing of a child, a school or a record', () => {
  const all = [
    linkWords('https://heard.example', 'https://heard.example/sign-in/x'),
    addressWords('https://heard.example', 'https://heard.example/account/address/x'),
    ...Object.keys(CHANGES).map((change) => changeWords('https://heard.example', change as Change)),
  ]
  for (const { subject, text } of all)
    expect(`${subject} ${text}`).not.toMatch(/child|school|record\b|SEND|Robin/i)
})
