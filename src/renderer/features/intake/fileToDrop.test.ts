import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileToDrop } from './fileToDrop.ts'

test('reads every byte, over the seams of its pieces too', async () => {
  const lengths = fc.constantFrom(0, 1, 0x7fff, 0x8000, 0x8001, 0x10005)
  await fc.assert(
    fc.asyncProperty(lengths, fc.nat(255), async (length, seed) => {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 256)
      const file = fileToDrop(new File([bytes], '病历.txt'))
      expect([file.name, file.sizeBytes, await file.readBase64()]).toEqual(['病历.txt', length, Buffer.from(bytes).toString('base64')])
    }),
    { numRuns: 20 },
  )
})
