/** Who is on duty, in the console. */
export { DutyDialog } from './duty-dialog'
export { DutyStatus } from './duty-status'
