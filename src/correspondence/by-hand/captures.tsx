/** What is written by hand on a phone without a network: a note, the writer's own voice, a photo. */
import { FileUpload } from '../../platform/components/file-upload.tsx'
import { Input } from '../../platform/components/input.tsx'
import { InsetText } from '../../platform/components/notices.tsx'
import { Textarea } from '../../platform/components/textarea.tsx'
import { filesOf, textOf, type Read } from '../../platform/web/forms.ts'
import type { Capture, CapturedPart } from '../../record/capture.ts'
import { LINE_LENGTH_MAX } from '../../record/fields.ts'

const slip = ({ must }: Capture): Read<CapturedPart> => ({
  ok: false,
  problems: [{ field: must.anyOf[0] ?? '', text: must.slip }],
})
const note = (title: string | null, words: string): Read<CapturedPart> => ({
  ok: true,
  value: { kind: 'note', people: [], body: { title, words } },
})

const NOTE: Capture = {
  what: 'note',
  door: 'A note',
  hint: 'a few words',
  shelf: 'incidents',
  must: { anyOf: ['words'], slip: 'Write what happened' },
  Questions: () => (
    <Textarea
      name="words"
      label={{ text: 'What happened?', class: 'govuk-label--s' }}
      hint="As you would tell a friend. Your phone’s microphone key writes for you."
      rows={6}
      autocomplete="off"
      spellcheck
    />
  ),
  read(form) {
    const words = textOf(form, 'words')
    return words === '' ? slip(NOTE) : note(null, words)
  },
}

const VOICE: Capture = {
  what: 'voice',
  door: 'My own voice',
  hint: 'say it instead of writing',
  shelf: 'incidents',
  must: { anyOf: ['files'], slip: 'Record something first' },
  Questions: () => (
    <>
      <InsetText>
        This records you, telling what happened. Never put a recorder on a child, and do not record
        other people who do not know of it.
      </InsetText>
      <div data-record="">
        <FileUpload
          name="files"
          label="Your voice"
          accept="audio/*"
          attributes={{ capture: 'user' }}
        />
      </div>
      <Input name="title" label="What is it about? (if you like)" autocomplete="off" />
    </>
  ),
  read(form) {
    if (filesOf(form, 'files').length === 0) return slip(VOICE)
    const title = textOf(form, 'title').replaceAll(/\s+/g, ' ').slice(0, LINE_LENGTH_MAX)
    const body = { title: title === '' ? 'Voice note' : title, seconds: null, words: '' }
    return { ok: true, value: { kind: 'recording', people: [], body } }
  },
}

const PHOTO: Capture = {
  what: 'photo',
  door: 'A photo',
  hint: 'a letter, a drawing, a page of homework',
  shelf: 'incidents',
  must: { anyOf: ['files'], slip: 'Take or choose a picture first' },
  Questions: () => (
    <>
      <FileUpload
        name="files"
        label="Take a picture of it"
        accept="image/*"
        attributes={{ capture: 'environment' }}
      />
      <Textarea name="words" label="What is it? (if you like)" rows={3} autocomplete="off" />
    </>
  ),
  read(form) {
    if (filesOf(form, 'files').length === 0) return slip(PHOTO)
    const words = textOf(form, 'words')
    return note(words === '' ? 'Photo' : null, words)
  },
}

export const byHandCaptures: readonly Capture[] = [NOTE, VOICE, PHOTO]
