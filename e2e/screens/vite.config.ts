import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = import.meta.dirname

export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  server: { fs: { allow: [path.resolve(here, '../..')] } },
  build: {
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: path.join(here, 'harness.html') },
  },
})
