/** From a `vigil://call` link to the telephone link that shows its call. */
import { phoneOn } from '#shared/domain/people/people'
import { fail, type Result } from '#shared/lib/result'
import type { Services } from './services'

/**
 * Shows the call of a link on the first telephone link that is set up for them, for the telephone of whoever is signed in here.
 * Errors: `call-link.…`, among them `call-link.off` when there is none.
 */
export function openCallLink(
  { people, telephony }: Pick<Services, 'people' | 'telephony'>,
  text: string,
): Result<null> {
  const user = people.session()?.user
  for (const link of telephony.links()) {
    const open = link.callLinks()
    if (open) return open(text, user ? phoneOn(user, link.id) : null)
  }
  return fail('call-link.off')
}
