/** Cycles of a graph: what requires itself in the end, or is superseded by what it supersedes. Pure. */

/**
 * The strongly connected parts of a graph, each after every part that it points to (Tarjan, without recursion: chains of
 * supersession grow for years). Same order of nodes and edges, same answer.
 */
export function strongParts<T>(nodes: readonly T[], edgesOf: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = []
  const index = new Map<T, number>()
  const low = new Map<T, number>()
  const stack: T[] = []
  const onStack = new Set<T>()
  const lower = (node: T, to: number): void => void low.set(node, Math.min(low.get(node) ?? Infinity, to))
  for (const root of nodes) {
    if (index.has(root)) continue
    const walk: { readonly node: T; readonly edges: readonly T[]; next: number }[] = []
    const enter = (node: T): void => {
      index.set(node, index.size)
      lower(node, index.size - 1)
      stack.push(node)
      onStack.add(node)
      walk.push({ node, edges: edgesOf(node), next: 0 })
    }
    enter(root)
    for (let step = walk.at(-1); step; step = walk.at(-1)) {
      const to = step.edges[step.next]
      if (to !== undefined) {
        step.next++
        if (!index.has(to)) enter(to)
        else if (onStack.has(to)) lower(step.node, index.get(to) ?? Infinity)
        continue
      }
      walk.pop()
      const above = walk.at(-1)
      if (above) lower(above.node, low.get(step.node) ?? Infinity)
      if (low.get(step.node) === index.get(step.node)) {
        const part = stack.splice(stack.lastIndexOf(step.node))
        for (const node of part) onStack.delete(node)
        parts.push(part)
      }
    }
  }
  return parts
}

/** Whether a part goes round in itself. */
export const isCycle = <T>(part: readonly T[], edgesOf: (node: T) => readonly T[]): boolean =>
  part.length > 1 || part.some((node) => edgesOf(node).includes(node))
