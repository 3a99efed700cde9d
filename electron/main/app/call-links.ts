/**
 * `vigil://` links that the system hands to the app: as an argument of the first start or of a second one, on macOS as an event.
 * A link is only text here; what it may do is decided where it is read, and that is to show a call and nothing else.
 */
import { app } from 'electron'
import { CALL_SCHEME } from '#shared/domain/telephony/call-link'
import { parseAppArguments } from '../platform/arguments'

/** Links that come before the services run are kept, but not without end. */
const mostWaiting = 16

export type CallLinks = {
  /** Takes the links of a command line (without the program's name); false when there is none. */
  readonly takeArguments: (argv: readonly string[]) => boolean
  /** From now on every link goes to `open`, those that waited first. */
  readonly serve: (open: (text: string) => void) => void
}

/** Before `ready`: macOS tells of the link that started the app at once. */
export function createCallLinks(): CallLinks {
  const waiting: string[] = []
  let open: ((text: string) => void) | null = null

  const take = (text: string): void => {
    if (open) open(text)
    else if (waiting.length < mostWaiting) waiting.push(text)
  }

  app.on('open-url', (event, url) => {
    event.preventDefault()
    take(url)
  })

  return {
    takeArguments: (argv) => {
      const { links } = parseAppArguments(argv)
      for (const link of links) take(link)
      return links.length > 0
    },
    serve: (to) => {
      open = to
      for (const text of waiting.splice(0)) to(text)
    },
  }
}

/**
 * Asks the system to send the links here. Only a packaged app can be named to it; on Linux its desktop entry says the same, and
 * a desktop without xdg-utils is left as it is.
 */
export function registerCallScheme(): void {
  if (app.isPackaged && !app.isDefaultProtocolClient(CALL_SCHEME)) app.setAsDefaultProtocolClient(CALL_SCHEME)
}
