import { expect, it } from 'vitest'
import { readTrace } from './readTrace.ts'

const trace = (...lines: readonly string[]) => readTrace(lines.join('\n'))
const ours = '10 execve("/repo/node_modules/node/bin/node", ["node"], 0x7ffd /* 20 vars */) = 0'
const browser = [
  '10 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>',
  '11 execve("/usr/lib/chromium/chromium", ["chromium"], 0x1) = 0',
  '10 <... clone resumed>) = 11',
]

it('a request of our own process is foreign, whoever of its threads made it', () => {
  const found = trace(
    ours,
    '10 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 12',
    '12 connect(20, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("93.184.216.34")}, 16) = -1 EINPROGRESS (Operation now in progress)',
  )
  expect(found.foreign).toEqual([{ program: 'ours', call: 'connect', target: '93.184.216.34:443', cause: 'a request of our own process' }])
})

it('datagrams and look-ups of names count as well', () => {
  const found = trace(
    ours,
    '10 sendto(21, "\\1", 28, MSG_NOSIGNAL, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 28',
    '10 sendmmsg(21, [{msg_hdr={msg_name={sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "fd00::1", &sin6_addr), sin6_scope_id=0}}}], 1, 0) = 1',
  )
  expect(found.foreign.map(({ target }) => target)).toEqual(['10.0.0.2:53', 'fd00::1:53'])
})

it('the loopback and sockets of the machine are not', () => {
  const found = trace(
    ours,
    '10 connect(20, {sa_family=AF_INET, sin_port=htons(9222), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    '10 connect(20, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0',
    '10 connect(20, {sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
  )
  expect([found.foreign, found.calls]).toEqual([[], 3])
})

it('what the browser does is told apart and named; what is unknown stays so', () => {
  const found = trace(
    ours,
    ...browser,
    '11 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP <unfinished ...>',
    '10 write(1) = 1',
    '11 <... socket resumed>)             = 50',
    '11 execve("/proc/self/exe", ["/usr/lib/chromium/chromium"], 0x1) = 0',
    '11 connect(50, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH',
    '11 connect(51, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("142.250.0.1")}, 16) = -1 EINPROGRESS',
  )
  expect(found.foreign.map(({ program, cause }) => [program, cause.split(' ')[0]])).toEqual([
    ['chromium', 'probe'],
    ['chromium', 'unknown'],
  ])
})
