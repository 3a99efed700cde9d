/** The screens of the weekly discs at one address, on a bridge that holds the rows a test gives. */
import { userEvent } from '@testing-library/user-event'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Role } from '#shared/domain/people/people'
import type {
  BoardCellRow,
  BoardWeekRow,
  EditionRow,
  MediaFileRow,
  MediaJobRow,
  MediaKeyRow,
  MediaSiteRow,
  WorkRow,
} from '#shared/ipc/contract'
import { ok } from '#shared/lib/result'
import { MediaScreen } from '../../renderer/features/media'
import { createFakeBridge } from './fake-bridge'
import type { Answers } from './fake-bridge'
import { boardSite, editionId, keyRow, siteRow } from './media-view-rows'
import { renderScreen } from './render-screen'
import { appRow, session } from './view-builders'

type Options = {
  readonly path?: string
  readonly roles?: readonly Role[]
  readonly sites?: readonly MediaSiteRow[]
  readonly editions?: readonly EditionRow[]
  readonly keys?: readonly MediaKeyRow[]
  readonly jobs?: readonly MediaJobRow[]
  readonly files?: readonly MediaFileRow[]
  readonly board?: {
    readonly weeks: readonly BoardWeekRow[]
    readonly cells: readonly BoardCellRow[]
    readonly work: readonly WorkRow[]
  }
  readonly answers?: Answers
}

export function openMedia(options: Options = {}) {
  const { path = '/media', roles = ['media-operator'], sites = [siteRow()], editions = [], keys = [keyRow()] } = options
  const fake = createFakeBridge({
    'media.edition.contents': () => ok({ id: editionId, patches: [], leftOut: [] }),
    'media.edition.act': () => ok(null),
    'media.plan.get': () => ok(null),
    'media.inbox': () => ok({ dir: '/srv/inbox' }),
    ...options.answers,
  })
  const who = session()
  fake.publish('app', { app: [appRow({ ...who, user: { ...who.user, roles: [...roles] } })] })
  fake.publish('media', { sites, editions, keys })
  fake.publish('mediaJobs', { jobs: options.jobs ?? [] })
  fake.publish('mediaFiles', { files: options.files ?? [] })
  fake.publish('mediaBoard', {
    sites: options.board ? [boardSite] : [],
    weeks: options.board?.weeks ?? [],
    cells: options.board?.cells ?? [],
    work: options.board?.work ?? [],
  })
  const { hook, history } = memoryLocation({ path, record: true })
  const user = userEvent.setup({ delay: null })
  renderScreen(
    // oxlint-disable-next-line react/hooks -- wouter takes the hook that reads the address
    <Router hook={hook}>
      <MediaScreen />
    </Router>,
    fake,
  )
  return { fake, user, history }
}
