import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (...parts: readonly string[]): string => path.join(import.meta.dirname, ...parts)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // What is plain JavaScript goes into the bundle: hundreds of small files would have to be found before the first window.
      externalizeDeps: {
        exclude: ['@noble/hashes', 'ical.js', 'jsonc-parser', 'kysely', 'libphonenumber-js', 'ulid', 'zod'],
      },
      minify: true,
      rollupOptions: {
        input: {
          index: from('electron/main/index.ts'),
          reader: from('electron/main/reader/worker.ts'),
          'media-worker': from('electron/main/media/worker.ts'),
          cli: from('electron/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: from('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      // The policy allows no data: fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: from('renderer/index.html') } },
    },
  },
})
