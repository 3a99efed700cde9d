/** The bundled Chinese font: an isolated workstation may have none. Shown when loaded, never waited for. */
// oxlint-disable-next-line import/no-unassigned-import -- a style sheet
import '@fontsource-variable/noto-sans-sc/wght.css'
