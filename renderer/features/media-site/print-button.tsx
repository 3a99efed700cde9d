/** Prints a page of its own: what stands on the screen around it is not on the paper. */
import GlobalStyles from '@mui/material/GlobalStyles'
import { styled } from '@mui/material/styles'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { ActionButton } from '../../ui/fields'

const Paper = styled('div')({
  '@media screen': { display: 'none' },
  color: '#000000',
  background: '#FFFFFF',
  fontSize: '11pt',
  lineHeight: 1.6,
  '& h1': { fontSize: '18pt', margin: '0 0 6mm' },
  '& h2': { fontSize: '14pt', margin: '0 0 2mm' },
  '& p': { margin: '0 0 3mm' },
  '& dl': { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '1mm 6mm', margin: '0 0 5mm' },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
  '& table': { width: '100%', borderCollapse: 'collapse', margin: '0 0 5mm' },
  '& td': { borderTop: '0.2mm solid #999999', padding: '1mm 2mm 1mm 0', overflowWrap: 'anywhere' },
  '& .sign': { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '10mm', marginTop: '14mm' },
  '& .sign > span': { borderTop: '0.2mm solid #000000', paddingTop: '1mm' },
})

const onPaper = (
  <GlobalStyles
    styles={{
      '@page': { size: 'A4', margin: '18mm' },
      '@media print': { '#root': { display: 'none !important' }, 'html, body': { background: '#FFFFFF !important' } },
    }}
  />
)

type Props = { readonly label: string; readonly children: React.ReactNode }

export function PrintButton({ label, children }: Props) {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (!printing) return
    const done = () => setPrinting(false)
    window.addEventListener('afterprint', done)
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [printing])
  return (
    <>
      <ActionButton type="button" disabled={printing} onClick={() => setPrinting(true)}>
        {label}
      </ActionButton>
      {printing
        ? createPortal(
            <Paper>
              {onPaper}
              {children}
            </Paper>,
            document.body,
          )
        : null}
    </>
  )
}
