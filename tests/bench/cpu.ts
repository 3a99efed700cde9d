/**
 * Time as the processor spent it on this process, s: another program that wants the processor too does not count, so that a busy
 * machine judges the quick and the slow alike.
 */
export async function cpuSeconds(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
