/** A list of the manager interface while it is told item by item: begun anew with every answer, and never without end. */

/** More than any PBX has of what is listed; what goes beyond is a peer that never comes to its end. */
const LONGEST_LISTING = 50_000

export type Listing<T> = {
  /** What was heard of a list that was cut off counts no more. */
  readonly begin: () => void
  readonly add: (item: T) => void
  /** The whole list; null when it was too long to be kept, because a part of it would say that the rest is gone. */
  readonly end: () => readonly T[] | null
}

export function createListing<T>(): Listing<T> {
  let items: T[] = []
  let isTooLong = false
  const begin = (): void => {
    items = []
    isTooLong = false
  }
  return {
    begin,
    add: (item) => {
      if (items.length < LONGEST_LISTING) items.push(item)
      else isTooLong = true
    },
    end: () => {
      const whole = isTooLong ? null : items
      begin()
      return whole
    },
  }
}
