import fs from 'node:fs'

const setpriv = '/usr/bin/setpriv'

/**
 * The command, wrapped so that Linux ends it when its parent ends, SIGKILL of the parent and a child hanging in native code included.
 * `setpriv` replaces itself with the command, so the process id is the command's. Where it is absent the command stays as it is.
 */
export function dieWithParent(command: string, args: readonly string[]): readonly [string, string[]] {
  if (!fs.existsSync(setpriv)) return [command, [...args]]
  return [setpriv, ['--pdeathsig', 'KILL', command, ...args]]
}
