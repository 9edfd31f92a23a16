/** One line that moves on a terminal; elsewhere, in a log, a line at every tenth of the way. */
export class ModelProgress {
  private readonly stream: NodeJS.WriteStream
  private readonly now: () => number
  private label = ''
  private startedAt = 0
  private startBytes = 0
  private lastTenth = -1
  private lastDrawnAt = -Infinity
  private hasOpenLine = false

  constructor(stream: NodeJS.WriteStream, now: () => number = () => performance.now()) {
    this.stream = stream
    this.now = now
  }

  show(label: string, doneBytes: number, totalBytes: number): void {
    if (label !== this.label || doneBytes < this.startBytes) this.begin(label, doneBytes, totalBytes)
    const share = totalBytes > 0 ? Math.min(1, doneBytes / totalBytes) : 1
    if (this.stream.isTTY) {
      if (this.now() - this.lastDrawnAt < 100 && share < 1) return
      this.lastDrawnAt = this.now()
      this.hasOpenLine = true
      this.stream.write(`\r\x1b[2K${this.line(doneBytes, totalBytes, share)}`)
      return
    }
    const tenth = Math.floor(share * 10)
    if (tenth <= this.lastTenth) return
    this.lastTenth = tenth
    this.stream.write(`${this.line(doneBytes, totalBytes, share)}\n`)
  }

  /** A line of its own, whatever is being drawn. */
  say(text: string): void {
    this.end()
    this.stream.write(`${text}\n`)
  }

  end(): void {
    if (this.hasOpenLine) this.stream.write('\n')
    this.hasOpenLine = false
    this.label = ''
  }

  private begin(label: string, doneBytes: number, totalBytes: number): void {
    this.end()
    this.label = label
    this.startedAt = this.now()
    this.startBytes = doneBytes
    this.lastDrawnAt = -Infinity
    // the tenth in which it begins is no news
    this.lastTenth = doneBytes < totalBytes ? Math.floor((doneBytes / totalBytes) * 10) : -1
  }

  private line(doneBytes: number, totalBytes: number, share: number): string {
    const seconds = (this.now() - this.startedAt) / 1000
    const rate = seconds > 0.2 ? `  ${((doneBytes - this.startBytes) / 1e6 / seconds).toFixed(1)} MB/s` : ''
    return `${this.label}  ${String(Math.floor(share * 100)).padStart(3)} %  ${(doneBytes / 1e6).toFixed(0)} / ${(totalBytes / 1e6).toFixed(0)} MB${rate}`
  }
}
