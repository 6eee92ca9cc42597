/** To whom something passes: somebody of the same organisation, or another by name. */
import { Input } from '../platform/components/input.tsx'
import { Select } from '../platform/components/select.tsx'
import { problemOf, type Problem, type Typed } from '../platform/web/forms.ts'

export function ColleagueFields(props: {
  readonly label: string
  readonly colleagues: readonly string[]
  readonly given: Typed
  readonly problems: readonly Problem[]
}) {
  const { label, colleagues, given, problems } = props
  return (
    <>
      <Select
        name="to"
        label={label}
        value={given['to'] ?? ''}
        error={problemOf(problems, 'to')}
        items={[
          { value: '', text: 'Choose a name' },
          ...colleagues.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Input
        name="other"
        label="Or somebody else, by name"
        value={given['other'] ?? ''}
        error={problemOf(problems, 'other')}
        autocomplete="off"
      />
    </>
  )
}
