import process from 'node:process'
import { hostProtocolVersion, type HostOrder, type HostReport } from '../../src/main/engine/hostProtocol.ts'

/** A child that speaks like the model's and then fails as it is told: a real process, so that its end is a real one. `WHEN-FAULT`: at loading or while it writes. */
const [fault = 'decode-abort'] = process.argv.slice(2)
const say = (report: HostReport) => process.send?.(report)

function fail(): void {
  if (fault.endsWith('abort')) process.abort()
  if (fault.endsWith('kill')) process.kill(process.pid, 'SIGKILL')
  if (fault.endsWith('hang')) for (;;);
  if (fault.endsWith('memory')) for (const hoard: number[][] = []; ;) hoard.push(new Array<number>(1_000_000).fill(hoard.length))
  if (fault.endsWith('nonsense')) process.send?.({ type: 'decoded', job: 'x', event: null })
  if (fault.endsWith('exit')) process.exit(0)
}

process.on('message', (order: HostOrder) => {
  if (order.type === 'hello') say({ type: 'hello', version: hostProtocolVersion, pid: process.pid })
  else if (order.type === 'load') {
    if (fault.startsWith('load')) return fail()
    const { modelId, modelName, sha256, runtime } = order.request
    const info = { modelId, modelName, sha256, runtime, deviceName: 'drill', rungs: [], threads: 1, contextTokens: 8192, loadMs: 1 }
    say({ type: 'loaded', info })
  } else if (order.type === 'count') say({ type: 'counted', job: order.job, counts: order.texts.map(({ length }) => length) })
  else if (order.type === 'decode') {
    say({ type: 'decoded', job: order.job, event: { type: 'text', text: '胸闷' } })
    setTimeout(fail, 50)
  }
})
process.on('disconnect', () => process.exit(0))
