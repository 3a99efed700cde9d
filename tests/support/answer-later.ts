/** An answer that a test gives when it wants to: a slow archive, a save that is still under way. */
export function answerLater<T>() {
  const waiting: ((value: T) => void)[] = []
  const answer = new Promise<T>((resolve) => {
    waiting.push(resolve)
  })
  return {
    answer,
    give: (value: T) => {
      for (const resolve of waiting) resolve(value)
    },
  }
}
