import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'

const selection = ['-selection', 'clipboard'] as const

/** The clipboard's text, byte for byte; empty when there is none. Rejects when there is no display. */
export async function readXclip(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const child = spawn('xclip', [...selection, '-out'], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve))
  const [code, output, complaint] = await Promise.all([exit, text(child.stdout), text(child.stderr)])
  if (code !== 0 && !complaint.includes('not available')) throw new Error(`xclip: ${complaint.trim()}`)
  return code === 0 ? output : ''
}

/** Resolves once a read gives the text back. The xclip that serves it lives on, detached, until someone else copies or the display ends. */
export async function writeXclip(content: string): Promise<void> {
  const child = spawn('xclip', [...selection, '-in'], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve))
  child.stdin.end(content)
  if ((await exit) !== 0) throw new Error('xclip took no text: is there a display?')
  for (let attempt = 0; attempt < 50; attempt++) {
    if ((await readXclip()) === content) return
    await delay(20)
  }
  throw new Error('the clipboard does not give back what was written')
}
