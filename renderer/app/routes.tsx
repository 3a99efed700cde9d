/** Which screens there are, who may open them, and their code, which loads when they are first opened. */
import { lazy, memo } from 'react'
import type { ComponentType } from 'react'
import type { Role } from '#shared/domain/people/people'
import { mediaWork } from '#shared/ipc/define'
import { CallbacksBadge } from '../features/calls/badge'
import { MediaBadge } from '../features/media/badge'

export type Screen = {
  readonly path: string
  /** Also the key of its name in `common:nav`. */
  readonly name: 'desk' | 'calls' | 'tickets' | 'customers' | 'media' | 'kpi' | 'settings' | 'media-site'
  readonly roles: readonly Role[]
  readonly screen: ComponentType
  /** What waits there, on its icon. */
  readonly badge?: ComponentType
}

/** What the shell hears of is not the screen's affair: it renders by itself. */
const screenOf = (load: () => Promise<{ default: ComponentType }>): ComponentType => memo(lazy(load))

/** In the order of the navigation; the first that a person may open is where they land. */
export const screens: readonly Screen[] = [
  {
    path: '/desk',
    name: 'desk',
    roles: ['hotline-agent', 'duty-manager', 'service-manager'],
    screen: screenOf(async () => ({ default: (await import('../features/desk')).DeskScreen })),
  },
  {
    path: '/calls',
    name: 'calls',
    roles: ['hotline-agent', 'duty-manager', 'service-manager'],
    screen: screenOf(async () => ({ default: (await import('../features/calls')).CallsScreen })),
    badge: CallbacksBadge,
  },
  {
    path: '/tickets',
    name: 'tickets',
    roles: ['hotline-agent', 'duty-manager', 'service-manager', 'engineer'],
    screen: screenOf(async () => ({ default: (await import('../features/tickets')).TicketsScreen })),
  },
  {
    path: '/customers',
    name: 'customers',
    roles: ['hotline-agent', 'duty-manager', 'service-manager', 'engineer'],
    screen: screenOf(async () => ({ default: (await import('../features/customers')).CustomersScreen })),
  },
  {
    path: '/media',
    name: 'media',
    roles: mediaWork,
    screen: screenOf(async () => ({ default: (await import('../features/media')).MediaScreen })),
    badge: MediaBadge,
  },
  {
    path: '/kpi',
    name: 'kpi',
    roles: ['duty-manager', 'service-manager', 'administrator'],
    screen: screenOf(async () => ({ default: (await import('../features/kpi')).KpiScreen })),
  },
  {
    path: '/settings',
    name: 'settings',
    roles: ['duty-manager', 'service-manager', 'administrator'],
    screen: screenOf(async () => ({ default: (await import('../features/settings')).SettingsScreen })),
  },
]

/** Of an isolated site that only takes in the weekly discs: nothing of a hotline is there. */
export const siteScreens: readonly Screen[] = [
  {
    path: '/site',
    name: 'media-site',
    roles: mediaWork,
    screen: screenOf(async () => ({ default: (await import('../features/media-site')).MediaSiteScreen })),
  },
  ...screens.filter(({ name }) => name === 'settings'),
]
