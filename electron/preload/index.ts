/** The generic bridge. It knows no command and no feed; main checks everything that comes through it. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '#shared/ipc/bridge'
import type { Frame } from '#shared/ipc/frame'
import type { Result } from '#shared/ipc/result'

let lastWatch = 0
const watchers = new Map<number, (frame: Result<Frame>) => void>()

ipcRenderer.on('vigil:frame', (_event, id: number, frame: Result<Frame>) => watchers.get(id)?.(frame))

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('vigil:call', name, input),
  watch: (feed, params, onFrame) => {
    const id = ++lastWatch
    watchers.set(id, onFrame)
    ipcRenderer.send('vigil:watch', id, feed, params)
    return () => {
      watchers.delete(id)
      ipcRenderer.send('vigil:unwatch', id)
    }
  },
}

contextBridge.exposeInMainWorld('vigil', bridge)
