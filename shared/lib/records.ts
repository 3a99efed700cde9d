/** Records whose keys come from outside, such as the names of queues. */

/** The record's own value: a queue named `constructor` has none until one is put there. */
export const ownValue = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined
