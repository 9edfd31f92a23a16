import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      sourcemap: false,
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          host: 'src/main/engine/host/host.ts',
          fileReader: 'src/main/importers/fileReader.ts',
          backup: 'src/main/store/backupWorker.ts',
          yizhai: 'src/main/cli/yizhai.ts',
        },
        // Flat, so that `import.meta.dirname` is out/main in every file, whichever chunk a module lands in.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      sourcemap: false,
      // A sandboxed preload can require nothing but electron: everything else is bundled into the one file.
      externalizeDeps: false,
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      sourcemap: false,
      outDir: 'out/renderer',
      // The content security policy allows only files of our own origin: no data: URLs and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})
