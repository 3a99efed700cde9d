/** An agent's telephone in the system's tray: there while somebody with a telephone is signed in and the screen unlocked. */
import { Menu, nativeImage, Tray } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { PhoneAct } from '#shared/domain/telephony/phone'
import type { AgentState } from '#shared/domain/queue/state'
import type { Services } from './services'
import { iconSize, trayBitmap } from './tray-icon'
import { trayItems, trayTitle } from './tray-menu'
import type { TrayItem } from './tray-menu'

export type TrayParts = Pick<Services, 'phones' | 'people'> & {
  readonly openConsole: () => void
  readonly onError: (error: unknown) => void
}

const iconOf = (state: AgentState) =>
  nativeImage.createFromBitmap(trayBitmap(state), { width: iconSize, height: iconSize, scaleFactor: 2 })

/** Returns what takes the tray away. */
export function showTray({ phones, people, openConsole, onError }: TrayParts): () => void {
  let tray: Tray | null = null
  let shown = ''

  const act = (wanted: PhoneAct) => (): void => {
    // What went wrong is best told where the telephone is shown whole.
    void phones
      .act(wanted)
      .then((done) => (done.ok ? undefined : openConsole()))
      .catch(onError)
  }
  const templateOf = (item: TrayItem): MenuItemConstructorOptions =>
    item.separator
      ? { type: 'separator' }
      : {
          label: item.label,
          enabled: item.enabled ?? true,
          ...(item.act ? { click: act(item.act) } : {}),
          ...(item.items ? { submenu: item.items.map(templateOf) } : {}),
        }

  const update = (): void => {
    const session = people.session()
    const rows = session && !session.locked ? phones.rows() : []
    const [first] = rows
    if (!first) {
      tray?.destroy()
      tray = null
      shown = ''
      return
    }
    const items = rows.flatMap((phone) => trayItems(phone))
    // Queues change ten times a second, the menu hardly ever; an open menu must not be replaced for nothing.
    const now = JSON.stringify(items)
    if (now === shown) return
    shown = now
    const icon = iconOf(first.agent?.state ?? 'unavailable')
    if (tray) tray.setImage(icon)
    else {
      tray = new Tray(icon)
      tray.on('click', openConsole)
    }
    tray.setToolTip(`值守 · ${trayTitle(first)}`)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...items.map(templateOf),
        { type: 'separator' },
        { label: '打开值守', click: openConsole },
      ]),
    )
  }

  const stops = [phones.onChange(update), people.onSession(update)]
  update()
  return () => {
    stops.forEach((stop) => stop())
    tray?.destroy()
    tray = null
  }
}
