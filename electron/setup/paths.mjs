/** Where the set-up finds the project and keeps what outlives a checkout. */
import { homedir } from 'node:os'
import path from 'node:path'

/** The folder of package.json. */
export const projectDir = path.resolve(import.meta.dirname, '../..')

/** Git-ignored folder of this checkout: the development profile, screenshots, the set-up's lock. */
export const localCacheDir = path.join(projectDir, '.cache')

/** The profile of the app under `npm start` and `npm run dev`. */
export const developmentProfile = path.join(localCacheDir, 'dev-profile')

/** Downloads and the test PBX, shared by all checkouts of this user. */
export const userCacheDir = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'vigil')
