/** For what is costly to draw and not read by the moment. */
import { useEffect, useState } from 'react'

/** The value, at once after a quiet time and then at most once in `ms`; the latest one always comes. */
export function useCalm<T>(value: T, ms: number): T {
  const [shown, setShown] = useState({ value, at: 0 })
  useEffect(() => {
    if (value === shown.value) return
    const show = (): void => setShown({ value, at: Date.now() })
    // A clock that was put back must not keep the old picture.
    const timer = setTimeout(show, Math.min(ms, Math.max(0, shown.at + ms - Date.now())))
    return () => clearTimeout(timer)
  }, [value, shown, ms])
  return shown.value
}
