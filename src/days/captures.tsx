/** How a day was, written on a phone without a network: the shortest of check-ins. */
import { Input } from '../platform/components/input.tsx'
import { Radios } from '../platform/components/radios.tsx'
import { Textarea } from '../platform/components/textarea.tsx'
import { textOf } from '../platform/web/forms.ts'
import { readAsked } from '../incidents/asking.ts'
import type { Capture } from '../record/capture.ts'
import { Levels } from './check-in-page.tsx'
import { checkInBody } from './entries.ts'
import { PicturesBy } from './pictures.tsx'
import { CHECK_IN_QUESTIONS } from './sorts.data.ts'

const ASKED = ['word', 'energy', 'worry', 'words']
const QUESTIONS = ASKED.flatMap((asked) => CHECK_IN_QUESTIONS.filter(({ name }) => name === asked))

const CHECK_IN: Capture = {
  what: 'check-in',
  door: 'How was today?',
  hint: 'twenty seconds',
  shelf: 'days',
  must: { anyOf: ASKED, slip: 'Say one thing: any of these is enough' },
  Questions: () => (
    <>
      <Radios
        name="from"
        value="home"
        class="govuk-radios--inline"
        fieldset={{ legend: { text: 'Where?', class: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'home', text: 'At home' },
          { value: 'school', text: 'At school' },
        ]}
      />
      <Levels typed={{}} />
      <Input name="word" label="One word for the day" autocomplete="off" />
      <Textarea name="words" label="Anything else" rows={2} autocomplete="off" />
      <PicturesBy />
    </>
  ),
  read(form, { child }) {
    const from = textOf(form, 'from') === 'school' ? 'school' : 'home'
    const read = readAsked(form, {
      questions: QUESTIONS,
      schema: checkInBody,
      shaped: (answers) => ({ ...answers, from }),
    })
    if (!read.ok) return read
    const people = [{ name: child, address: null }]
    return { ok: true, value: { kind: 'check-in', people, body: read.value } }
  },
}

export const dayCaptures: readonly Capture[] = [CHECK_IN]
