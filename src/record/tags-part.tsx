/** The tags of an entry, and the form that puts them on; those that charts of days mark by one tap. */
import { Button } from '../platform/components/button.tsx'
import { Details } from '../platform/components/details.tsx'
import { Input } from '../platform/components/input.tsx'
import type { PageRecord } from '../platform/web/page.tsx'

type TagsProps = {
  readonly record: PageRecord
  readonly tags: readonly string[]
  readonly marks: readonly string[]
  /** The entry's own page. */
  readonly path: string
}

export function TagsForm({ tags, marks, record, path }: TagsProps) {
  const offered = marks.filter((mark) => !tags.includes(mark))
  return (
    <Details summary={tags.length === 0 ? 'Tags: none yet' : `Tags: ${tags.join(', ')}`}>
      {tags.length > 0 && (
        <p>
          See everything tagged{' '}
          {tags.map((tag, at) => (
            <>
              {at > 0 && ', '}
              <a href={`${record.path}/timeline?${new URLSearchParams({ tag }).toString()}`}>
                {tag}
              </a>
            </>
          ))}
        </p>
      )}
      <form method="post" action={`${path}/tags`}>
        <Input
          name="tags"
          label="Tags"
          hint="Words to find it by, with commas between them: lunch, anxiety"
          value={tags.join(', ')}
        />
        <Button class="govuk-button--secondary">Save tags</Button>
        {offered.length > 0 && (
          <fieldset class="heard-marks">
            <legend>Mark it on the charts of days as</legend>
            {offered.map((mark) => (
              <Button class="govuk-button--secondary" name="add" value={mark}>
                {mark.charAt(0).toUpperCase() + mark.slice(1)}
              </Button>
            ))}
          </fieldset>
        )}
      </form>
    </Details>
  )
}
