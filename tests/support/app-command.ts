/** The app's own commands, where a test is about what comes after them. */
import type { Page } from '@playwright/test'
import type { CommandInput, CommandName, CommandOutput } from '#shared/ipc/contract'
import type { Result } from '#shared/lib/result'

/** Sends a command as the signed-in person; a refusal fails the test. */
export async function command<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const sent = { name, input } as { readonly name: CommandName; readonly input: never }
  const answer = (await page.evaluate(
    async ({ name: of, input: asked }) => window.vigil.call(of, asked),
    sent,
  )) as Result<CommandOutput<N>>
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value
}
