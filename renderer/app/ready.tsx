/** Says that the first screen can be used: what tests and the start bench wait for. */
import { useEffect } from 'react'

export function Ready() {
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true'
    performance.mark('ready')
    // The bundled font is a hundred small files behind one sheet: it must not stand before the first screen.
    void import('./fonts')
  }, [])
  return null
}
