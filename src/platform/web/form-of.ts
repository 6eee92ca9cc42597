/** A posted form, read with a limit: nobody can fill the memory by sending for ever. */
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { TooBig } from './errors.tsx'

/** The form in the request. Throws TooBig over `bytesMax`, and a 400 for what is no form at all. */
export async function formOf(c: Context, bytesMax: number): Promise<FormData> {
  let form: FormData | undefined
  const limit = bodyLimit({
    maxSize: bytesMax,
    onError: () => {
      throw new TooBig(
        `That is more than ${Math.round(bytesMax / 1e6)} MB in one go. Nothing was lost. “Bring things in” takes bigger files.`,
      )
    },
  })
  await limit(c, async () => {
    form = await c.req.formData().catch((cause: unknown) => {
      throw new HTTPException(400, { cause })
    })
  })
  if (form === undefined) throw new HTTPException(400)
  return form
}
