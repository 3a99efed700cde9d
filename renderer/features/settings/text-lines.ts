/** One line of a text, cut at a column: what a message about it points at. Pure. */

/** A line of a file that was written without line ends is shown around the place only. */
const shown = 120

/** `line` and `column` count from 1. The part from the column on is marked; of an empty rest a space. */
export function lineOf(
  text: string,
  line: number,
  column: number,
): { readonly before: string; readonly marked: string } {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const whole = (lines[line - 1] ?? '').replace(/\r$/, '')
  const before = whole.slice(0, column - 1)
  const marked = whole.slice(column - 1)
  return {
    before: before.length > shown ? `…${before.slice(-shown)}` : before,
    marked: marked === '' ? ' ' : marked.length > shown ? `${marked.slice(0, shown)}…` : marked,
  }
}
