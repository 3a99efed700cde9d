/** Looking after the links: what is known of each, recordings for support, self-tests, and fingerprints to compare. */
import path from 'node:path'
import type { LinkId, PbxLink } from '#shared/domain/telephony/settings'
import type { SelfTest, SelfTestStep, SelfTestStepName } from '#shared/domain/telephony/self-test'
import { amiSteps, hookSteps } from '#shared/domain/telephony/self-test'
import type { LinkDetailRow, SeenCertificate } from '#shared/ipc/link-rows'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Clock } from '../../platform/clock'
import type { Link } from './link'
import type { Telephony } from './service'
import { createSupportRecording } from './support-recording'
import type { Anonymiser, SupportRecording } from './support-recording'

/** What is done on connections of its own; the links that run are not disturbed. */
export type LinkTools = {
  readonly test: (
    link: PbxLink,
    lastDataAt: number | null,
    tell: (step: SelfTestStep) => void,
    signal: AbortSignal,
  ) => Promise<SelfTest['missing']>
  /** Who speaks TLS there; or why nobody does, as a reason of a link. */
  readonly readCertificate: (
    place: { readonly host: string; readonly port: number },
    signal: AbortSignal,
  ) => Promise<SeenCertificate | string>
  readonly createAnonymiser: () => Anonymiser
}

export type LinkCareDeps = {
  readonly telephony: Telephony
  readonly clock: Clock
  readonly dataDir: string
  readonly tools: LinkTools
  readonly onError: (error: unknown) => void
}

const certificateWithinMs = 10_000
/** Credentials that were refused are not tried again unasked: intrusion blockers ban the address. */
const refusedLogins: ReadonlySet<string | null> = new Set(['wrong-credentials', 'login-unanswered'])

export type LinkCare = ReturnType<typeof createLinkCare>

export function createLinkCare({ telephony, clock, dataDir, tools, onError }: LinkCareDeps) {
  const listeners = new Set<() => void>()
  const recordings = new Map<LinkId, SupportRecording>()
  const tests = new Map<LinkId, SelfTest>()
  const stopping = new AbortController()
  const changed = (): void => listeners.forEach((listener) => listener())

  const rowOf = (link: Link): readonly LinkDetailRow[] => {
    const state = link.live.link()
    const { id } = link
    if (!state) return []
    const vitals = link.vitals()
    return [
      {
        id,
        name: link.settings()?.name ?? id,
        ...state,
        rate: link.watch.rate(),
        lastError: link.watch.lastError(),
        rights: vitals?.rights ?? null,
        refused: vitals?.refused ?? null,
        recordable: link.isRecordable(),
        recording: recordings.get(id)?.state() ?? null,
        selfTest: tests.get(id) ?? null,
      },
    ]
  }

  /** Once a second while somebody looks. */
  let cancelBeat: (() => void) | null = null
  const beat = (): void => {
    for (const link of telephony.links()) link.watch.sample(clock.now(), link.vitals()?.messages ?? null)
    changed()
    cancelBeat = clock.setTimeout(beat, 1_000)
  }

  /** A link that was removed says nothing more. */
  telephony.onChange(() => {
    for (const [id, recording] of recordings)
      if (!telephony.link(id) && recording.state().ended === null) void recording.stop('stopped')
  })

  const stepTaker =
    (id: LinkId) =>
    (step: SelfTestStep): void => {
      const test = tests.get(id)
      if (!test) return
      tests.set(id, { ...test, steps: test.steps.map((one) => (one.step === step.step ? step : one)) })
      changed()
    }

  return {
    rows: (): readonly LinkDetailRow[] => telephony.links().flatMap(rowOf),
    /** What is told a second at a time is measured only while somebody listens. */
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      if (cancelBeat === null) {
        for (const { watch } of telephony.links()) watch.forgetRate()
        beat()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        cancelBeat?.()
        cancelBeat = null
      }
    },

    /** Errors: `telephony.unknown-link`, `telephony.not-recordable`, `telephony.recording-runs`, `telephony.recording-folder`. */
    startRecording: (id: LinkId, minutes: number): Result<null> => {
      const link = telephony.link(id)
      if (!link) return fail('telephony.unknown-link')
      if (!link.isRecordable()) return fail('telephony.not-recordable')
      const running = recordings.get(id)
      if (running && running.state().ended === null) return fail('telephony.recording-runs')
      const recording = createSupportRecording({
        clock,
        folder: path.join(dataDir, 'recordings'),
        name: id,
        minutes,
        anonymiser: tools.createAnonymiser(),
        onChange: () => {
          if (recordings.get(id)?.state().ended) link.setTap(null)
          changed()
        },
        onError,
      })
      if (!recording.ok) return recording
      recordings.set(id, recording.value)
      link.setTap(recording.value.tap)
      changed()
      return ok(null)
    },
    /** Resolves when the file is whole; there may be none. */
    stopRecording: async (id: LinkId): Promise<Result<null>> => {
      await recordings.get(id)?.stop('asked')
      return ok(null)
    },

    /**
     * Resolves when the test is over; how it goes is in the rows. Errors: `telephony.unknown-link`, `telephony.no-self-test`,
     * `telephony.test-running`, `telephony.secret-unreadable`, and `telephony.rejected-unconfirmed` where the login was refused
     * and nobody has said that it may be tried again.
     */
    selfTest: async (id: LinkId, confirmed: boolean): Promise<Result<null>> => {
      const link = telephony.link(id)
      if (!link) return fail('telephony.unknown-link')
      if (tests.get(id)?.endedAt === null) return fail('telephony.test-running')
      const state = link.live.link()
      if (state?.state === 'rejected' && refusedLogins.has(state.reason) && !confirmed)
        return fail('telephony.rejected-unconfirmed')
      const settings = await telephony.withSecret(id)
      if (!settings.ok) return settings
      const steps = stepsOf(settings.value)
      if (steps === null) return fail('telephony.no-self-test')
      if (tests.get(id)?.endedAt === null) return fail('telephony.test-running')
      tests.set(id, {
        startedAt: clock.now(),
        endedAt: null,
        steps: steps.map((step) => ({ step, outcome: 'skipped', code: null, params: {} })),
        missing: { read: [], act: [] },
      })
      changed()
      const missing = await tools.test(settings.value, state?.lastDataAt ?? null, stepTaker(id), stopping.signal)
      const test = tests.get(id)
      if (test) tests.set(id, { ...test, endedAt: clock.now(), missing })
      changed()
      return ok(null)
    },

    /** Errors: `telephony.no-certificate` with the reason of a link. */
    readCertificate: async (host: string, port: number): Promise<Result<SeenCertificate>> => {
      const asking = new AbortController()
      const cancel = clock.setTimeout(() => asking.abort(), certificateWithinMs)
      const seen = await tools.readCertificate({ host, port }, AbortSignal.any([asking.signal, stopping.signal]))
      cancel()
      return typeof seen === 'string' ? fail('telephony.no-certificate', { reason: seen }) : ok(seen)
    },

    stop: async (): Promise<void> => {
      stopping.abort()
      cancelBeat?.()
      listeners.clear()
      await Promise.all([...recordings.values()].map((recording) => recording.stop('stopped')))
    },
  }
}

function stepsOf(link: PbxLink): readonly SelfTestStepName[] | null {
  switch (link.source) {
    case 'ami':
      return amiSteps
    case 'hook':
      return hookSteps
    case 'replay':
    case 'protocol':
      return null
  }
}
