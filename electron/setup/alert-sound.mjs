/**
 * Makes the sound of an alert, `resources/sounds/alert.wav`: two struck tones, the second lower, quiet at both ends so that
 * no loudspeaker clicks. Run it again only to change the sound.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const rate = 16_000
const seconds = 1.1
/** Start in seconds and pitch in Hz. */
const tones = [
  { at: 0, pitch: 880 },
  { at: 0.28, pitch: 659.25 },
]
const partials = [
  { times: 1, share: 0.62 },
  { times: 2, share: 0.24 },
  { times: 3, share: 0.08 },
]

/** @param {number} time in seconds */
const amplitude = (time) =>
  tones.reduce((sum, { at, pitch }) => {
    const since = time - at
    if (since < 0) return sum
    const attack = Math.min(1, since / 0.006)
    const decay = Math.exp(-since * 5.5)
    const wave = partials.reduce(
      (all, { times, share }) => all + share * Math.sin(2 * Math.PI * pitch * times * since),
      0,
    )
    return sum + 0.55 * attack * decay * wave
  }, 0) * Math.min(1, (seconds - time) / 0.05)

const count = Math.round(rate * seconds)
const file = Buffer.alloc(44 + count * 2)
file.write('RIFF', 0)
file.writeUInt32LE(36 + count * 2, 4)
file.write('WAVEfmt ', 8)
file.writeUInt32LE(16, 16)
file.writeUInt16LE(1, 20)
file.writeUInt16LE(1, 22)
file.writeUInt32LE(rate, 24)
file.writeUInt32LE(rate * 2, 28)
file.writeUInt16LE(2, 32)
file.writeUInt16LE(16, 34)
file.write('data', 36)
file.writeUInt32LE(count * 2, 40)
for (let n = 0; n < count; n++)
  file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, amplitude(n / rate))) * 32_767), 44 + n * 2)

const folder = path.resolve(import.meta.dirname, '../../resources/sounds')
mkdirSync(folder, { recursive: true })
writeFileSync(path.join(folder, 'alert.wav'), file)
