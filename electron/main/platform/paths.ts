/** Where things lie inside a profile folder. */
import path from 'node:path'

export const databaseFile = (dataDir: string): string => path.join(dataDir, 'vigil.db')
