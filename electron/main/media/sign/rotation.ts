/** How one key of a centre follows another: the old one says so, and the new one agrees. */
import type { KeyId } from '#shared/domain/media/ids'
import { rotationText } from '#shared/domain/media/keys'
import type { PublicKeys, Rotation, RotationStatement } from '#shared/domain/media/keys'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { arePublicKeys, isSignedBy, signBytes } from './key-pair'
import type { KeyPair } from './key-pair'

/** `at`: UTC ms. */
export function rotateKeys(from: KeyPair, to: KeyPair, at: number): RotationStatement {
  const rotation: Rotation = {
    format: 'vigil-key-rotation',
    version: 1,
    from: from.public.id,
    to: to.public,
    at: new Date(at).toISOString(),
  }
  const text = Buffer.from(rotationText(rotation))
  return { rotation, old: signBytes(from, text).toString('base64'), new: signBytes(to, text).toString('base64') }
}

/** Whether both keys have signed that `from` is followed by the key in the statement. */
export function isRotationGood(statement: RotationStatement, from: PublicKeys): boolean {
  const { rotation } = statement
  const text = Buffer.from(rotationText(rotation))
  return (
    rotation.from === from.id &&
    arePublicKeys(rotation.to) &&
    isSignedBy(from.sign, text, Buffer.from(statement.old, 'base64')) &&
    isSignedBy(rotation.to.sign, text, Buffer.from(statement.new, 'base64'))
  )
}

export type RotationFlaw = 'key-unknown' | 'key-rotation-broken'

/**
 * The keys from the trusted one (first) to the wanted one (last), each believed because of the one before it.
 * `key-unknown`: no statement leads there; `key-rotation-broken`: one on the way is not signed as it must be.
 */
export function followRotations(
  trusted: PublicKeys,
  statements: readonly RotationStatement[],
  wanted: KeyId,
): Result<readonly PublicKeys[], RotationFlaw> {
  const way = [trusted]
  let current = trusted
  while (current.id !== wanted) {
    const next = statements.find(({ rotation }) => rotation.from === current.id)
    if (!next) return err('key-unknown')
    // Statements that lead in a circle lead nowhere.
    if (!isRotationGood(next, current) || way.some(({ id }) => id === next.rotation.to.id))
      return err('key-rotation-broken')
    current = next.rotation.to
    way.push(current)
  }
  return ok(way)
}
