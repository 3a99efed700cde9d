/** The generic bridge. It knows no command and no feed; main checks everything that comes through it. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#shared/ipc/bridge'

let lastWatch = 0
const watchers = new Map<number, (frame: never) => void>()

ipcRenderer.on('vigil:frame', (_event, id: number, frame: never) => watchers.get(id)?.(frame))

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('vigil:call', name, input),
  watch: (feed, params, onFrame) => {
    const id = ++lastWatch
    watchers.set(id, onFrame as (frame: never) => void)
    ipcRenderer.send('vigil:watch', id, feed, params)
    return () => {
      watchers.delete(id)
      ipcRenderer.send('vigil:unwatch', id)
    }
  },
}

contextBridge.exposeInMainWorld('vigil', bridge)
