import { closeSync, constants, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { headSeal } from './auditMac.ts'

export type AuditPlace = { readonly number: number; readonly mac: string }
export type FoundHead = { readonly kind: 'missing' | 'damaged' } | ({ readonly kind: 'place' } & AuditPlace)

const slotBytes = 160
const slotForm = /^(\d{16}) ([\da-f]{64}) ([\da-f]{64}) *\n$/

/** Where the head of a database's audit is kept: beside it, so that a chain whose end was cut off is seen. */
export function auditHeadPath(databasePath: string): string {
  return `${databasePath}.audit-head`
}

/**
 * The last row of the audit, kept outside the database. Two slots that are written in turn, so that one that is half written leaves the other. It follows
 * each commit and may lag behind the chain by what a power cut took, never be ahead of it.
 */
export class AuditHead {
  readonly #file: number
  readonly #key: Buffer
  #slot = 0

  constructor(path: string, key: Buffer) {
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    this.#key = key
  }

  read(): FoundHead {
    const slots = [0, 1].map((slot) => this.#readSlot(slot))
    const places = slots.flatMap((found, slot) => (typeof found === 'object' ? [{ ...found, slot }] : []))
    const newest = places.sort((one, other) => other.number - one.number)[0]
    if (!newest) return { kind: slots.includes('damaged') ? 'damaged' : 'missing' }
    this.#slot = 1 - newest.slot
    return { kind: 'place', number: newest.number, mac: newest.mac }
  }

  write({ number, mac }: AuditPlace): void {
    const text = `${String(number).padStart(16, '0')} ${mac} ${headSeal(this.#key, number, mac)}`
    writeSync(this.#file, Buffer.from(`${text.padEnd(slotBytes - 1)}\n`, 'latin1'), 0, slotBytes, this.#slot * slotBytes)
    this.#slot = 1 - this.#slot
  }

  /** Forgets both slots: what they named is told by a row of the chain from now on. */
  clear(): void {
    ftruncateSync(this.#file, 0)
    this.#slot = 0
  }

  close(): void {
    closeSync(this.#file)
  }

  #readSlot(slot: number): AuditPlace | 'empty' | 'damaged' {
    const bytes = Buffer.alloc(slotBytes)
    const length = readSync(this.#file, bytes, 0, slotBytes, slot * slotBytes)
    // a slot that was never written is a hole in the file
    if (bytes.subarray(0, length).every((byte) => byte === 0)) return 'empty'
    const [, digits = '', mac = '', seal = ''] = slotForm.exec(bytes.toString('latin1')) ?? []
    const number = Number(digits)
    return digits !== '' && headSeal(this.#key, number, mac) === seal ? { number, mac } : 'damaged'
  }
}
