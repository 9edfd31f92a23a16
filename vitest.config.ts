import { defineConfig } from 'vitest/config'

const rooms = '{src,scripts,e2e,eval}'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.model.test.ts'],
          // By itself vitest leaves one core to its own process, which has little to do: of two cores that is half the machine.
          maxWorkers: '100%',
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'model',
          include: [`${rooms}/**/*.model.test.ts`],
          // One model at a time: two would share the cores and the memory, and every timing would be wrong.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
