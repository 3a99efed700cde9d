/** What must be right before a first administrator is sent to main, which checks it again. */
import { Password, UserDraft } from '#shared/domain/people/people'

export type FirstRunDraft = {
  readonly displayName: string
  readonly username: string
  readonly password: string
  readonly repeat: string
  readonly content: FirstContent
}

/** Begin with the sample centre, with an empty one, or as an isolated site that only takes in the weekly discs. */
export const firstContents = ['sample', 'empty', 'site'] as const
export type FirstContent = (typeof firstContents)[number]

export type FirstRunField = 'displayName' | 'username' | 'password' | 'repeat'

/** The fields that are wrong, in the order of the form. */
export function problemsOf(draft: FirstRunDraft): readonly FirstRunField[] {
  const problems: FirstRunField[] = []
  if (!UserDraft.shape.displayName.safeParse(draft.displayName).success) problems.push('displayName')
  if (!UserDraft.shape.username.safeParse(draft.username).success) problems.push('username')
  if (!Password.safeParse(draft.password).success) problems.push('password')
  if (draft.repeat !== draft.password) problems.push('repeat')
  return problems
}
