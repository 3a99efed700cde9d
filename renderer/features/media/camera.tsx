/** Reads a QR code with the camera of the workstation, where it has one. Nothing of the picture is kept. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decodeQR } from 'qr/decode.js'
import { ActionButton } from '../../ui/fields'
import { ErrorNote } from '../../ui/notes'
import { Note } from './parts'

const Picture = styled('video')(({ theme }) => ({
  width: '100%',
  maxHeight: 320,
  borderRadius: 10,
  background: '#000000',
  border: `1px solid ${theme.tokens.line}`,
  objectFit: 'contain',
}))

/** ms between two looks at the picture: a code is held still longer than that. */
const lookEvery = 200

/** Whether there is a camera; false until the system has said so. */
export function useHasCamera(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    const { mediaDevices }: { readonly mediaDevices: MediaDevices | undefined } = navigator
    if (!mediaDevices) return
    let current = true
    const look = async () => {
      const found = await mediaDevices.enumerateDevices().catch(() => [])
      if (current) setHas(found.some(({ kind }) => kind === 'videoinput'))
    }
    const changed = () => void look()
    changed()
    mediaDevices.addEventListener('devicechange', changed)
    return () => {
      current = false
      mediaDevices.removeEventListener('devicechange', changed)
    }
  }, [])
  return has
}

/** The text of the code in the picture; null where none can be read. */
function codeIn(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth: width, videoHeight: height } = video
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (width === 0 || height === 0 || !context) return null
  canvas.width = width
  canvas.height = height
  context.drawImage(video, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  try {
    return decodeQR({ width, height, data })
  } catch {
    // No code in this picture: the next one may have it.
    return null
  }
}

type Props = { readonly onRead: (text: string) => void; readonly onClose: () => void }

export function CameraReader({ onRead, onClose }: Props) {
  const { t } = useTranslation('media')
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  const [problem, setProblem] = useState(false)
  useEffect(() => {
    read.current = onRead
  })

  useEffect(() => {
    const canvas = document.createElement('canvas')
    let stream: MediaStream | null = null
    let ended = false
    let last: string | null = null
    const look = () => {
      const text = video.current ? codeIn(video.current, canvas) : null
      // A code that is held in front of the camera is read once.
      if (text !== null && text !== last) read.current(text)
      if (text !== null) last = text
    }
    const begin = async () => {
      try {
        const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
        if (ended) return opened.getTracks().forEach((track) => track.stop())
        stream = opened
        if (!video.current) return
        video.current.srcObject = opened
        await video.current.play()
      } catch {
        if (!ended) setProblem(true)
      }
    }
    void begin()
    const timer = setInterval(look, lookEvery)
    return () => {
      ended = true
      clearInterval(timer)
      stream?.getTracks().forEach((track) => track.stop())
    }
  }, [])

  return (
    <>
      {problem ? (
        <ErrorNote text={t('camera.refused')} />
      ) : (
        <Picture ref={video} muted playsInline aria-label={t('camera.label')} />
      )}
      <Note>{t('camera.hint')}</Note>
      <div>
        <ActionButton type="button" onClick={onClose}>
          {t('camera.close')}
        </ActionButton>
      </div>
    </>
  )
}
