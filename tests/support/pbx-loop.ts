/** A PBX that takes every connection and answers it, as one that runs does. */
import type { AmiPeer } from './ami-peer'
import { answerAll, type PbxTalk, type PbxWish } from './ami-pbx'

export type PbxLoop = {
  /** The newest conversation, if there was any. */
  readonly latest: () => PbxTalk | undefined
  readonly talks: readonly PbxTalk[]
  /** How the next connections are answered. */
  readonly become: (wish: PbxWish) => void
}

/** Ends with the peer. */
export function keepServing(peer: AmiPeer, first: PbxWish = {}): PbxLoop {
  const talks: PbxTalk[] = []
  let wish = first
  const serve = async (): Promise<void> => {
    for (;;) {
      const call = await peer.accept()
      talks.push(answerAll(call, wish))
    }
  }
  serve().catch(() => undefined)
  return {
    latest: () => talks.at(-1),
    talks,
    become: (next) => {
      wish = next
    },
  }
}
