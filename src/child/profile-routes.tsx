/** The child in one page: reading, writing, printing it; strategies, first concerns, whom it was told to. */
import { randomUUID } from 'node:crypto'
import { NotAllowed, NotFound } from '../platform/web/errors.tsx'
import { filesOf, textOf, typedIn, type Problem, type Typed } from '../platform/web/forms.ts'
import type { Ctx, Route } from '../platform/web/route.ts'
import { currentAudience } from '../record/audience.ts'
import type { Entry, EntryDraft, FileDraft } from '../record/entry.ts'
import { keyIn } from '../record/keeping.ts'
import type { Ledger, Write } from '../record/kind.ts'
import { keepLook } from '../record/looked.ts'
import { findMyName } from '../record/looking.ts'
import { append, findFile } from '../record/store.ts'
import { pageRecord, recordRoute, todayIn, type Visit } from '../record/visit.ts'
import {
  readConcern,
  readProfile,
  readStrategy,
  typedFromProfile,
  typedFromStrategy,
} from './profile-forms.ts'
import {
  ConcernFormPage,
  ProfileChangesPage,
  ProfileFormPage,
  StrategyFormPage,
} from './profile-form-pages.tsx'
import { ClassPage, nameIn, ProfilePage, RolePage, roleOf } from './profile-page.tsx'
import type { ProfileView } from './profile-view.ts'
import { linesOf } from './profile.ts'
import { findProfile, type KeptProfile } from './profile-store.ts'
import { cleanPhoto } from './profile-print.ts'
import { profilePrintRoutes } from './profile-print-routes.ts'

type Around = { readonly ledger: Ledger; readonly now: () => string }

export function profileRoutes(around: Around): Route[] {
  return [
    recordRoute(around, ['get', '/profile', 'read profile'], (c, visit) =>
      visit.within(async (write) => c.html(<ProfilePage {...await viewOf(write)} />)),
    ),
    recordRoute(around, ['get', '/profile/edit', 'write profile'], (c, visit) =>
      visit.within(async (write) => {
        const { profile } = await findProfile(write)
        const typed = profile === null ? {} : typedFromProfile(profile.body)
        return showProfileForm(c, write, { typed, problems: [] })
      }),
    ),
    recordRoute(around, ['post', '/profile/edit', 'write profile'], keepProfile),
    recordRoute(around, ['get', '/profile/changes', 'read profile'], (c, visit) =>
      visit.within(async (write) => {
        const { versions } = await findProfile(write)
        return c.html(<ProfileChangesPage record={pageRecord(write)} versions={versions} />)
      }),
    ),
    recordRoute(around, ['get', '/profile/for', 'read profile'], showRole),
    recordRoute(around, ['get', '/profile/class', 'read profile'], showClass),
    ...profilePrintRoutes(around),
    recordRoute(around, ['post', '/profile/told', 'write profile'], keepTelling),
    recordRoute(around, ['get', '/profile/strategies/:address', 'write profile'], (c, visit) =>
      visit.within((write) => showStrategyForm(c, write, null)),
    ),
    recordRoute(around, ['post', '/profile/strategies/:address', 'write profile'], keepStrategy),
    recordRoute(around, ['get', '/profile/concerns/new', 'write profile'], (c, visit) =>
      visit.within(async (write) => c.html(<ConcernFormPage {...formOf(write, {}, [])} />)),
    ),
    recordRoute(around, ['post', '/profile/concerns/new', 'write profile'], keepConcern),
  ]
}

async function viewOf(write: Write, problems: readonly Problem[] = []): Promise<ProfileView> {
  const kept = await findProfile(write)
  const { profile, strategies } = kept
  const shown = strategies.map(({ entry }) => entry)
  keepLook(write, profile === null ? shown : [profile.entry, ...shown])
  return {
    ...kept,
    versions: kept.versions.length,
    record: pageRecord(write),
    today: todayIn(write),
    mayGive: write.owner,
    token: randomUUID(),
    problems,
  }
}

function formOf(write: Write, typed: Typed, problems: readonly Problem[]) {
  const form = { record: pageRecord(write), typed, problems }
  return { ...form, token: typed['token'] ?? randomUUID() }
}

async function showRole(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const view = await viewOf(write)
    const forRole = roleOf(view, c.req.query('role') ?? '')
    if (forRole === null) throw new NotFound()
    return c.html(<RolePage record={view.record} name={nameIn(view)} forRole={forRole} />)
  })
}

/** There is no such page until the child has said yes. */
function showClass(c: Ctx, visit: Visit): Promise<Response> {
  return visit.within(async (write) => {
    const view = await viewOf(write)
    const lines = linesOf(view.profile?.body.forClass)
    if (view.profile?.body.classYes !== true || lines.length === 0) throw new NotFound()
    return c.html(<ClassPage record={view.record} name={nameIn(view)} lines={lines} />)
  })
}

type Shown = { readonly typed: Typed; readonly problems: readonly Problem[] }

async function showProfileForm(c: Ctx, write: Write, shown: Shown): Promise<Response> {
  const { profile } = await findProfile(write)
  mustBeTheirs(profile?.entry, write)
  const hasPhoto = profile?.entry.files[0] !== undefined
  const form = formOf(write, shown.typed, shown.problems)
  return c.html(
    <ProfileFormPage {...form} hasPhoto={hasPhoto} />,
    shown.problems.length === 0 ? 200 : 422,
  )
}

function mustBeTheirs(entry: Entry | undefined, write: Write): void {
  if (entry !== undefined && entry.broughtBy !== write.memberId)
    throw new NotAllowed('Only whoever wrote this down can change it. You can add a note.')
}

async function keepProfile(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  const [photo] = filesOf(form, 'files')
  const bytes =
    photo === undefined ? null : await cleanPhoto(new Uint8Array(await photo.arrayBuffer()))
  return visit.within(async (write) => {
    const { profile } = await findProfile(write)
    mustBeTheirs(profile?.entry, write)
    const read = readProfile(form, profile?.body ?? null)
    const isPicture = photo === undefined || bytes !== null
    if (!read.ok || !isPicture) {
      const notPicture = { field: 'files', text: 'Choose a picture: a JPEG or PNG file' }
      const problems = read.ok ? [notPicture] : read.problems
      return showProfileForm(c, write, { typed: typedIn(form), problems })
    }
    const files: FileDraft[] =
      photo === undefined || bytes === null
        ? await filesOfEntry(write, profile?.entry)
        : [{ name: 'photo.jpg', bytes }]
    const draft = await draftOf(write, form, {
      kind: 'profile',
      body: { ...read.value, photo: files.length > 0 && (read.value.photo || bytes !== null) },
      before: profile?.entry ?? null,
      files,
    })
    await append(write, [draft])
    return c.redirect(`${visit.path}/profile`, 303)
  })
}

async function filesOfEntry(write: Write, entry: Entry | undefined): Promise<FileDraft[]> {
  const file = entry?.files[0] === undefined ? null : await findFile(write, entry.seq, 0)
  return file === null ? [] : [{ name: file.name, bytes: await file.bytes() }]
}

type Keeping = {
  readonly kind: string
  readonly body: EntryDraft['body']
  readonly before: Entry | null
  readonly files?: readonly FileDraft[]
  readonly happened?: EntryDraft['happened']
  /** Told apart where one form can be sent for several things. */
  readonly also?: string
}

/** Known by its form, so that it is kept once however often that is sent; a correction keeps its shelf and its readers. */
async function draftOf(write: Write, form: FormData, keeping: Keeping): Promise<EntryDraft> {
  const { kind, body, before, files = [], also = '' } = keeping
  const today = { day: todayIn(write), time: null, precision: 'day' as const }
  return {
    kind,
    body,
    files,
    happened:
      keeping.happened ?? (kind === 'strategy' && before !== null ? before.happened : today),
    author: await findMyName(write),
    people: [{ name: write.recordName, address: null }],
    shelf: before?.shelf ?? 'profile',
    audience: before === null ? 'me' : await currentAudience(write, before),
    amends: before?.seq ?? null,
    key: `${keyIn(form, 'child')}${also}`,
  }
}

async function strategyAt(c: Ctx, write: Write): Promise<KeptProfile['strategies'][number] | null> {
  const address = c.req.param('address') ?? ''
  if (address === 'new') return null
  const { strategies } = await findProfile(write)
  const found = strategies.find(({ entry }) => entry.address === address)
  if (found === undefined) throw new NotFound()
  mustBeTheirs(found.entry, write)
  return found
}

async function showStrategyForm(c: Ctx, write: Write, shown: Shown | null): Promise<Response> {
  const found = await strategyAt(c, write)
  const typed = shown?.typed ?? (found === null ? {} : typedFromStrategy(found.body))
  const record = pageRecord(write)
  const action = `${record.path}/profile/strategies/${found?.entry.address ?? 'new'}`
  const form = { ...formOf(write, typed, shown?.problems ?? []), action, isNew: found === null }
  return c.html(<StrategyFormPage {...form} />, shown === null ? 200 : 422)
}

async function keepStrategy(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const before = await strategyAt(c, write)
    const read = readStrategy(form, todayIn(write))
    if (!read.ok)
      return showStrategyForm(c, write, { typed: typedIn(form), problems: read.problems })
    const strategy = { kind: 'strategy', body: read.value, before: before?.entry ?? null }
    await append(write, [await draftOf(write, form, strategy)])
    return c.redirect(`${visit.path}/profile#monday`, 303)
  })
}

async function keepConcern(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const read = readConcern(form, todayIn(write))
    if (!read.ok)
      return c.html(<ConcernFormPage {...formOf(write, typedIn(form), read.problems)} />, 422)
    const happened = { day: read.value.on, time: null, precision: 'day' as const }
    const concern = { kind: 'concern', body: read.value.body, before: null, happened }
    await append(write, [await draftOf(write, form, concern)])
    return c.redirect(`${visit.path}/profile#first`, 303)
  })
}

async function keepTelling(c: Ctx, visit: Visit): Promise<Response> {
  const form = await c.req.formData()
  return visit.within(async (write) => {
    const { profile } = await findProfile(write)
    if (profile === null) throw new NotFound()
    const to = textOf(form, 'to').replaceAll(/\s+/g, ' ')
    if (to === '' || to.length > 300) {
      const text = to === '' ? 'Write whom you told' : 'Write at most 300 characters'
      return c.html(<ProfilePage {...await viewOf(write, [{ field: 'to', text }])} />, 422)
    }
    const again = textOf(form, 'again') === 'yes'
    const body = { of: profile.entry.root, to, again, words: null }
    const telling = { kind: 'telling', body, before: null, also: `:${to}` }
    await append(write, [await draftOf(write, form, telling)])
    return c.redirect(`${visit.path}/profile#told`, 303)
  })
}
