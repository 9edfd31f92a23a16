import fs from 'node:fs'

const kilobytes = (file: string, field: string): number | undefined => {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(file, 'utf8'))
    return found ? Number(found[1]) : undefined
  } catch {
    return undefined // it ended meanwhile
  }
}

/** Megabytes resident at most since the process began; undefined where the system does not tell. */
export function peakRssMb(pid: number): number | undefined {
  const peak = kilobytes(`/proc/${String(pid)}/status`, 'VmHWM')
  return peak === undefined ? undefined : peak / 1024
}

/** Megabytes of a process and all its children, shared pages counted once in all; undefined where the system does not tell. */
export function familyPssMb(pid: number): number | undefined {
  const family = [pid, ...descendantsOf(pid)]
  const sizes = family.map((member) => kilobytes(`/proc/${String(member)}/smaps_rollup`, 'Pss'))
  return sizes[0] === undefined ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / 1024
}

export function descendantsOf(pid: number): number[] {
  if (process.platform !== 'linux') return []
  const parents = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const)
  const childrenOf = (parent: number): number[] =>
    parents.filter(([, own]) => own === parent).flatMap(([child]) => [child, ...childrenOf(child)])
  return childrenOf(pid)
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined // it ended meanwhile
  }
}
