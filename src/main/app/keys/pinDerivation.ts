import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

/** Parameters of scrypt as they were when the PIN was set, with what one derivation took here. */
export const derivationSchema = z.object({
  cost: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  blockSize: z.int().min(1).max(32),
  parallelization: z.int().min(1).max(16),
  salt: z.string(),
  /** Milliseconds. */
  tookMs: z.number().min(0),
})
export type Derivation = z.infer<typeof derivationSchema>

/** What one try may cost a person who knows the PIN. */
export const pinTargetMs = 300
const [leastCost, mostCost] = [2 ** 15, 2 ** 18]
const blockSize = 8
const saltBytes = 16
const keyBytes = 32

/** 32 bytes of a PIN, the same each time; off the main thread. */
export async function deriveFromPin(pin: string, { cost, blockSize: r, parallelization: p, salt }: Derivation): Promise<Buffer> {
  const options = { N: cost, r, p, maxmem: 160 * cost * r }
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), Buffer.from(salt, 'base64'), keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** A fresh salt and the cost that comes nearest to so many milliseconds on this machine; never less than 32 MB and never more than 256 MB of memory. */
export async function newDerivation(pin: string, targetMs: number): Promise<{ readonly derivation: Derivation; readonly key: Buffer }> {
  const salt = randomBytes(saltBytes).toString('base64')
  for (let cost = leastCost; ; cost *= 2) {
    const startedAt = performance.now()
    const derivation = { cost, blockSize, parallelization: 1, salt, tookMs: 0 }
    const key = await deriveFromPin(pin, derivation)
    const tookMs = Math.round(performance.now() - startedAt)
    // the next step takes twice as long: taken only where that comes nearer
    if (cost >= mostCost || tookMs * 1.5 > targetMs) return { derivation: { ...derivation, tookMs }, key }
  }
}
