/** The bundled Chinese font: an isolated workstation may have none. Shown when loaded, never waited for. */
import '@fontsource-variable/noto-sans-sc/wght.css'
