/**
 * Time as the processor spent it on this process, s: another program that wants the processor too does not count, so that a busy
 * machine judges the quick and the slow alike.
 */
export async function cpuSeconds(work: () => void | Promise<void>): Promise<number> {
  return (await cpuTimed(work)).seconds
}

/** The same, with what the work answers. */
export async function cpuTimed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly seconds: number; readonly value: T }> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (user + system) / 1e6, value }
}
