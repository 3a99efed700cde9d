/**
 * The only door for commands: who sends, what is named, whether the session may, whether the input is well formed, all
 * before a handler sees anything. Expected failures go back as data; a bug is logged and goes back as `internal`.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { commands, isCommand } from '#shared/ipc/contract'
import type { Access } from '#shared/ipc/contract'
import { mayAct } from '#shared/domain/people/people'
import type { Session } from '#shared/domain/people/people'
import { fail } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Log } from '../platform/log'
import type { Handlers } from './handlers'

export type DispatchDeps = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly handlers: Handlers
  readonly session: () => Session | null
  readonly isTrusted: (event: Pick<IpcMainInvokeEvent, 'senderFrame'>) => boolean
  readonly log: Pick<Log, 'error'>
}

/** Null when the session may; else why not. */
export function refusal(access: Access, session: Session | null): Result<never> | null {
  if (access === 'public') return null
  if (!session) return fail('auth.signed-out')
  if (session.locked) return fail('auth.session-locked')
  return mayAct(session.user.roles, access) ? null : fail('auth.forbidden')
}

/** The code of a fault of disk or database file; it is nobody's bug. */
const faultOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('db.')
    ? error.code
    : null

/** Runs one command as a screen sent it. Never throws. */
export async function dispatch(
  deps: Omit<DispatchDeps, 'ipcMain' | 'isTrusted'>,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  if (typeof name !== 'string' || !isCommand(name)) return fail('ipc.unknown-command')
  const { access, input: schema } = commands[name]
  const refused = refusal(access, deps.session())
  if (refused) return refused
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail('ipc.bad-input', { field: issue?.path.join('.') ?? '' }, issue?.message)
  }
  try {
    const handler = deps.handlers[name] as (input: unknown) => Promise<Result<unknown>>
    return await handler(parsed.data)
  } catch (error) {
    const fault = faultOf(error)
    if (fault !== null) {
      deps.log.error(`${name} was refused by the disk or the database file`, error)
      return fail(fault)
    }
    deps.log.error(`${name} failed`, error)
    return fail('internal')
  }
}

export function listenForCommands(deps: DispatchDeps): void {
  deps.ipcMain.handle('vigil:call', (event, name: unknown, input: unknown) =>
    deps.isTrusted(event) ? dispatch(deps, name, input) : fail('ipc.untrusted-sender'),
  )
}
