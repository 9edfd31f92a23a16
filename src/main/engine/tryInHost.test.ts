import { expect, test } from 'vitest'
import { hostProtocolVersion, type HostOrder } from './hostProtocol.ts'
import { FakeHost } from './testing/fakeHost.ts'
import { loadRequest } from './testing/hostFixture.ts'
import { tryInHost } from './tryInHost.ts'

/** A child that says hello, and to `load` what the test wants. */
function trial(onLoad: (host: FakeHost, order: Extract<HostOrder, { type: 'load' }>) => void, signal = new AbortController().signal) {
  const hosts: FakeHost[] = []
  const fork = () => {
    const host = new FakeHost((order, self) => {
      if (order.type === 'hello') self.report({ type: 'hello', version: hostProtocolVersion, pid: 1 })
      else if (order.type === 'load') onLoad(self, order)
    })
    hosts.push(host)
    return host
  }
  const { runtime: _, ...model } = loadRequest
  const options = { fork, model: () => Promise.resolve(model), platform: 'darwin', clock: () => 0 } as const
  return { hosts, ended: tryInHost(options, signal) }
}

test('a model that loads is let go again', async () => {
  const { hosts, ended } = trial((host, { request: { modelId, modelName, sha256, runtime } }) => {
    const info = { modelId, modelName, sha256, runtime, deviceName: 'D', rungs: [], threads: 2, contextTokens: 100, loadMs: 1 }
    host.report({ type: 'loaded', info })
  })
  await ended
  expect(hosts.map(({ isKilled }) => isKilled)).toEqual([true])
})

test('one that no runtime can load says why, and one that ends its process is told as that', async () => {
  const refused = trial((host) => host.report({ type: 'load-failed', failure: { code: 'engine-load-failed', params: { reason: 'x' } } }))
  await expect(refused.ended).rejects.toMatchObject({ code: 'engine-load-failed' })
  expect(refused.hosts.every(({ isKilled }) => isKilled)).toBe(true)
  await expect(trial((host) => host.die()).ended).rejects.toMatchObject({ code: 'engine-crashed' })
})

test('Stop ends the trial and its process at once', async () => {
  const stop = new AbortController()
  const { hosts, ended } = trial(() => stop.abort(), stop.signal)
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
  expect(hosts.map(({ isKilled }) => isKilled)).toEqual([true])
})
