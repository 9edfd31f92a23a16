/** A call of one process that names a target outside this machine. `program`: `ours` for Node, `chromium`, or the name of another. */
export type ForeignTarget = { readonly program: string; readonly call: string; readonly target: string; readonly cause: string }
export type Trace = { readonly calls: number; readonly foreign: readonly ForeignTarget[]; readonly programs: ReadonlyMap<string, number> }

const line = /^(\d+)\s+(.*)$/
const child = /^(?:clone3?|v?fork)\b.*= (\d+)$/
const started = /^execve\("([^"]*)"/
const opened = /^socket\((AF_INET6?), ([A-Z_|]+),.*= (\d+)\s*$/
const socketOf = /^\w+\((\d+),/
const asked = /^(connect|sendto|sendmsg|sendmmsg)\(/
const inet =
  /sa_family=AF_INET6?,.*?(?:sin_port|sin6_port)=htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"|"([0-9a-fA-F:.]+)")/

/** Reads what `strace -f -e trace=execve,clone,clone3,fork,vfork,connect,sendto,sendmsg,sendmmsg` wrote: who asked for what outside the loopback; `socket` has to be traced too. */
export function readTrace(text: string): Trace {
  const lines = callsIn(text)
  const parents = new Map<number, number>()
  const programs = new Map<number, string>()
  // a child may speak before the call that made it returns
  for (const { pid, words } of lines) {
    const made = child.exec(words)?.[1]
    if (made !== undefined) parents.set(Number(made), pid)
  }
  const programOf = (pid: number): string => {
    const seen = new Set<number>()
    for (let at: number | undefined = pid; at !== undefined && !seen.has(at); at = parents.get(at)) {
      seen.add(at)
      const own = programs.get(at)
      if (own !== undefined) return own
    }
    return 'unknown'
  }
  const foreign: ForeignTarget[] = []
  const counted = new Map<string, number>()
  /** Sockets for datagrams, by who opened them. */
  const datagrams = new Map<string, boolean>()
  let calls = 0
  for (const { pid, words } of lines) {
    const file = started.exec(words)?.[1]
    // a program that starts itself anew stays what it was
    if (file !== undefined && file !== '/proc/self/exe' && !/= -1 /.test(words)) programs.set(pid, nameOf(file))
    const made = opened.exec(words)
    if (made) datagrams.set(`${String(pid)} ${made[3] ?? ''}`, (made[2] ?? '').includes('SOCK_DGRAM'))
    const call = asked.exec(words)?.[1]
    if (call === undefined) continue
    calls++
    const program = programOf(pid)
    counted.set(program, (counted.get(program) ?? 0) + 1)
    const found = inet.exec(words)
    if (!found) continue
    const address = found[2] ?? found[3] ?? found[4] ?? ''
    if (isLoopback(address)) continue
    const target = `${address}:${found[1] ?? ''}`
    foreign.push({
      program,
      call,
      target,
      cause: causeOf(program, call, target, datagrams.get(`${String(pid)} ${socketOf.exec(words)?.[1] ?? ''}`) === true),
    })
  }
  return { calls, foreign, programs: counted }
}

/** The calls, each whole: what another process interrupted stands in two lines. One that never came back counts as it began. */
function callsIn(text: string): { readonly pid: number; readonly words: string }[] {
  const calls: { pid: number; words: string }[] = []
  const begun = new Map<number, { pid: number; words: string }>()
  for (const row of text.split('\n')) {
    const found = line.exec(row)
    if (!found) continue
    const [pid, words] = [Number(found[1]), found[2] ?? '']
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(words)?.[1]
    const open = begun.get(pid)
    if (rest !== undefined && open) {
      open.words += rest
      begun.delete(pid)
      continue
    }
    const call = { pid, words: words.replace(/ <unfinished \.\.\.>$/, '') }
    if (call.words !== words) begun.set(pid, call)
    calls.push(call)
  }
  return calls
}

function nameOf(file: string): string {
  if (/chrom(?:e|ium)/.test(file)) return 'chromium'
  if (/(?:^|\/)node(?:\.exe)?$/.test(file)) return 'ours'
  return file.split('/').at(-1) ?? file
}

const isLoopback = (address: string) =>
  /^127\./.test(address) || address === '::1' || address === '0.0.0.0' || address === '::' || address.startsWith('::ffff:127.')

/** What the browser of the stand-in does of its own accord, by name; what is not known here is not waved through. */
function causeOf(program: string, call: string, target: string, isDatagram: boolean): string {
  if (program !== 'chromium') return 'a request of our own process'
  if (call === 'connect' && isDatagram && /^(?:2001:4860:4860::8888|8\.8\.8\.8):(?:53|443)$/.test(target))
    return 'probe whether there is a route (a datagram socket is tied to an address; nothing is sent)'
  if (/^239\.255\.255\.250:1900$/.test(target)) return 'search for media devices (SSDP)'
  if (/^(?:224\.0\.0\.251|ff02::fb):5353$/.test(target)) return 'search for media devices (mDNS)'
  return 'unknown'
}
