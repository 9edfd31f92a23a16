import net from 'node:net'
import { expect, it } from 'vitest'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { draftBench } from '../notes/draftFixture.ts'
import { ReadRecords } from '../notes/reviewDraft.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { changeApiSettings, readApiSettings } from '../store/apiSettings.ts'
import { ask } from './apiFixture.ts'
import { ApiSwitch } from './apiSwitch.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

it('is off, listens once it is switched on, tells its token once, and is on again after a restart', async () => {
  const bench = draftBench(resources, new ScriptedEngine(() => ({ say: '' })))
  const records = new ReadRecords(resources.guard())
  const make = () =>
    new ApiSwitch({
      ...bench.deps,
      clock: () => performance.now(),
      readRecords: () => records,
      readSettings: () => readApiSettings(bench.store),
      keepSettings: (settings) => changeApiSettings(bench.store, settings, 1),
      templateId: () => 'outpatient',
      language: () => 'zh',
    })
  const status = async (port: number, token: string) =>
    (await ask(port, { body: '{}', headers: { authorization: `Bearer ${token}` } }).catch(() => ({ status: 0 }))).status
  const port = await freePort()
  const first = make()
  await first.begin()
  expect([first.state.isOn, first.state.isListening, await status(port, 'x')]).toEqual([false, false, 0])

  const { state, token } = await first.change({ isOn: true, port, renewsToken: false })
  expect(state).toEqual({ isOn: true, port, isListening: true, failure: null })
  expect(await Promise.all([status(port, String(token)), status(port, 'x')])).toEqual([400, 401])
  expect((await first.change({ isOn: true, port, renewsToken: false })).token).toBeNull()

  const renewed = await first.change({ isOn: true, port, renewsToken: true })
  expect(await Promise.all([status(port, String(token)), status(port, String(renewed.token))])).toEqual([401, 400])

  const second = make()
  await second.begin()
  expect(second.state).toMatchObject({ isOn: true, isListening: false, failure: { code: 'api-port-taken' } })
  await first.close()
  await second.begin()
  expect([second.state.isListening, await status(port, String(renewed.token))]).toEqual([true, 400])

  expect((await second.change({ isOn: false, port, renewsToken: false })).state).toEqual({
    isOn: false,
    port,
    isListening: false,
    failure: null,
  })
  expect(await status(port, String(renewed.token))).toBe(0)
})
