/** Which promises follow a time that both sides agreed [S3-17]. */
import type { Commitment } from './schema'

export const takesAgreedTime = ({ agreedOverrides, rules }: Pick<Commitment, 'agreedOverrides' | 'rules'>): boolean =>
  agreedOverrides || rules.some(({ amount }) => amount.kind === 'agreed')
