import { CAST } from './cast.data.ts'

const [ALEX, HENDRY] = [CAST.alex.name, CAST.hendry.name]

type Said =
  | {
      readonly by: string
      readonly is: 'saw' | 'heard' | 'promise'
      readonly words: string
      readonly due?: string
    }
  | { readonly by: string; readonly is: 'check' }
  | { readonly by: string; readonly is: 'summary'; readonly words: string }
  | { readonly by: string; readonly is: 'agreed' }

/** A conversation begun again, after the meeting of 5 November: two people who had stopped hearing each other. */
export const REPAIR: {
  readonly about: string
  readonly on: string
  readonly between: readonly [string, string]
  readonly said: readonly Said[]
} = {
  about: 'Who holds this, since September',
  on: '2026-11-19',
  between: [ALEX, HENDRY],
  said: [
    {
      by: ALEX,
      is: 'saw',
      words:
        'I asked seven people to hold on to Robin and was told there is no pathway without a diagnosis. I read that on the stairs outside his room. I had not asked for a pathway.',
    },
    {
      by: HENDRY,
      is: 'saw',
      words:
        'I had two hours that week and a list of 214 names. I answered with the rule because the rule was all I had left. On the fifth I saw your one page and knew that I could have read it in September.',
    },
    {
      by: ALEX,
      is: 'heard',
      words:
        'You had run out of hours, and you sent me the rule because you had nothing else to send.',
    },
    {
      by: HENDRY,
      is: 'heard',
      words:
        'You asked for a person to hold on to him. I sent you away, and you were alone with it.',
    },
    { by: HENDRY, is: 'check' },
    { by: ALEX, is: 'check' },
    {
      by: HENDRY,
      is: 'promise',
      words:
        'Each Friday before four I write you one line: what was done for Robin that week. When it was nothing I write that too.',
      due: '2026-11-27',
    },
    {
      by: ALEX,
      is: 'promise',
      words: 'When something goes wrong I tell you first, before I tell anybody above you.',
    },
    {
      by: ALEX,
      is: 'summary',
      words:
        'We both wanted somebody to hold on to Robin. There were too few hours, and the rule was said where a person was needed. From now on Paul writes one line each Friday, and Alex comes to Paul first. What was asked for stays asked for.',
    },
    { by: HENDRY, is: 'agreed' },
  ],
}
