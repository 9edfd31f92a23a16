import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { AppFailure } from '../../shared/errors.ts'

const keyBytes = 32
const keyFile = z.object({ unattended: z.object({ kind: z.literal('file'), key: z.string() }) })

/**
 * The database key without a window: from `keyFile` (64 hex digits), or from the data folder where it lies there in a file. One that is wrapped by the system
 * or a PIN is opened by the window only. Throws `store-key-lost`.
 */
export function commandKey(folder: string, givenFile: string | undefined): Buffer {
  const hex = givenFile === undefined ? keyOfFolder(folder) : readText(givenFile)
  const key = Buffer.from(hex?.trim() ?? '', 'hex')
  if (key.length !== keyBytes) throw new AppFailure('store-key-lost')
  return key
}

function keyOfFolder(folder: string): string | undefined {
  const plain = readText(path.join(folder, 'key.plain'))
  if (plain !== undefined) return plain
  const text = readText(path.join(folder, 'key.json'))
  return text === undefined ? undefined : keyOfJson(text)
}

function keyOfJson(text: string): string | undefined {
  try {
    return keyFile.safeParse(JSON.parse(text)).data?.unattended.key
  } catch {
    throw new AppFailure('store-key-lost')
  }
}

function readText(file: string): string | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppFailure('file-unreadable', { name: path.basename(file), reason })
  }
}
