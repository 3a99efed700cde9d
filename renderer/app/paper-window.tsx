/** The hidden window that draws a paper: the bundled font, light, and nothing of the console. */
import { PaperScreen } from '../features/media-paper'
// A paper is a picture: it waits for its font.
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import './fonts'

export function PaperWindow() {
  return <PaperScreen sheet={new URLSearchParams(window.location.search).get('sheet') ?? ''} />
}
