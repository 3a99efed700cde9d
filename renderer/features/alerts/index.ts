/** Alerts in the console: bell, pop-ups, panel. */
export { AlertBell } from './bell'
export { AlertPanel } from './panel'
export { AlertPopUps } from './pop-ups'
export { useAlerts } from './use-alerts'
export type { OwnAlerts } from './use-alerts'
