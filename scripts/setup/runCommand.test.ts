import fs from 'node:fs'
import { expect, test } from 'vitest'
import { runCommand } from './runCommand.mjs'

const node = (script: string, options: Parameters<typeof runCommand>[2]) => runCommand(process.execPath, ['-e', script], options)

test('the exit code and the output come back', async () => {
  const result = await node('console.log("one"); console.error("two"); process.exit(3)', { capture: true })
  expect(result).toEqual({ code: 3, output: expect.stringMatching(/one[^]*two|two[^]*one/) as string, isTimedOut: false })
})

test('a command that does not exist rejects', async () => {
  await expect(runCommand('no-such-command', [], {})).rejects.toThrow('ENOENT')
})

test.skipIf(process.platform === 'win32')('at its limit a command ends with everything that it started', async () => {
  const script = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    console.log(child.pid)
    setInterval(() => {}, 1000)`
  const { code, output, isTimedOut } = await node(script, { capture: true, timeoutMs: 1_500 })
  expect({ code, isTimedOut }).toEqual({ code: null, isTimedOut: true })
  await expect.poll(() => isRunning(Number(output))).toBe(false)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !fs.readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
