import fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { temporaryPlace, type TemporaryPlace } from './modelFixture.ts'
import { PartialFile } from './partialFile.ts'

let place: TemporaryPlace
let file: string
beforeEach(async () => {
  place = await temporaryPlace([])
  file = path.join(place.folder, 'a.gguf')
})
afterEach(() => place.remove())

async function writeSome(run: (partial: PartialFile) => Promise<void>): Promise<void> {
  const partial = await PartialFile.open(file)
  await run(partial)
  await partial.close()
}

it('goes on from the last checkpoint, not from what was written after it', async () => {
  await writeSome(async (partial) => {
    await partial.append(Buffer.from('safe'))
    await partial.checkpoint()
    await partial.append(Buffer.from('lost'))
  })
  await writeSome(async (partial) => {
    expect(partial.bytes).toBe(4)
    await partial.append(Buffer.from('!'))
  })
  expect(await fs.readFile(`${file}.part`, 'utf8')).toBe('safe!')
})

it('begins anew when the file is shorter than its note says', async () => {
  await writeSome(async (partial) => {
    await partial.append(Buffer.from('12345678'))
    await partial.endPart()
  })
  await fs.truncate(`${file}.part`, 3)
  await writeSome(async (partial) => {
    expect([partial.bytes, partial.wholeParts]).toEqual([0, 0])
    await Promise.resolve()
  })
})

it('begins anew when the note can not be read', async () => {
  await writeSome(async (partial) => {
    await partial.append(Buffer.from('1234'))
    await partial.checkpoint()
  })
  await fs.writeFile(`${file}.part.json`, '{"safe')
  await writeSome(async (partial) => {
    expect(partial.bytes).toBe(0)
    await Promise.resolve()
  })
})

it('cuts back to whole parts', async () => {
  await writeSome(async (partial) => {
    await partial.append(Buffer.from('one'))
    await partial.endPart()
    await partial.append(Buffer.from('tw'))
    await partial.checkpoint()
  })
  await writeSome(async (partial) => {
    expect([partial.bytes, partial.wholeParts]).toEqual([5, 1])
    await partial.cutToWholeParts()
    expect(partial.bytes).toBe(3)
  })
  expect(await fs.readFile(`${file}.part`, 'utf8')).toBe('one')
})

it('keeps the mark of its server', async () => {
  await writeSome((partial) => partial.startOver('"v1"'))
  await writeSome(async (partial) => {
    expect(partial.etag).toBe('"v1"')
    await partial.startOver(undefined)
    expect(partial.etag).toBeUndefined()
  })
})

it('leaves nothing behind when it becomes the file', async () => {
  await writeSome(async (partial) => {
    await partial.append(Buffer.from('all'))
    await partial.checkpoint()
    await partial.moveTo(file)
  })
  expect(await fs.readdir(place.folder)).toEqual(['a.gguf'])
})
