import fs from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../electron/isAlive.ts'

/** Living processes of the group that `leader` began. Where groups can't be listed: the leader alone. */
export function processesOfGroup(leader: number): number[] {
  if (process.platform !== 'linux') return isAlive(leader) ? [leader] : []
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === leader && isAlive(pid))
}

function groupOf(pid: number): number | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])
  } catch {
    return undefined // it ended meanwhile
  }
}

/** What is still there after `limitMs`, of the groups that the leaders began. */
export async function waitUntilGone(leaders: readonly number[], limitMs: number): Promise<number[]> {
  const endAt = performance.now() + limitMs
  for (;;) {
    const left = leaders.flatMap(processesOfGroup)
    if (left.length === 0 || performance.now() > endAt) return left
    await delay(25)
  }
}

export function describeProcess(pid: number): string {
  try {
    return `${pid} ${fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 200)}`
  } catch {
    return String(pid)
  }
}

/** SIGKILL for each group, by its leader's id. */
export function endGroups(leaders: readonly number[]): void {
  for (const leader of leaders) {
    try {
      process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}
