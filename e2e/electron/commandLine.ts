import type { CommandLine } from 'electron'
import { missing } from './missing.ts'

const switches = new Map<string, string>()

for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? []
  if (name !== undefined) switches.set(name, value ?? '')
}

/** Playwright sets these lists itself, and Chromium takes only the last one of each. */
const ownedByPlaywright = new Set(['disable-features', 'enable-features', 'user-data-dir', 'remote-debugging-pipe'])

const appended = new Set<string>()

/** What the application appended, as arguments for the real Chromium. */
export function appendedSwitches(): string[] {
  return [...appended]
    .filter((name) => !ownedByPlaywright.has(name))
    .map((name) => ({ name, value: switches.get(name) ?? '' }))
    .map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`))
}

export const commandLine = missing('app.commandLine', {
  appendSwitch(name, value = '') {
    switches.set(name, value)
    appended.add(name)
  },
  hasSwitch: (name) => switches.has(name),
  getSwitchValue: (name) => switches.get(name) ?? '',
  removeSwitch(name) {
    switches.delete(name)
    appended.delete(name)
  },
} satisfies Partial<CommandLine>)
