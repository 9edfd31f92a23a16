import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppFailure } from '../../shared/errors.ts'
import { exportAudit } from '../notes/exportAudit.ts'
import { verifyAudit } from '../store/verifyAudit.ts'
import type { AuditTexts } from './auditTexts.ts'
import { withData, type DataOptions } from './openData.ts'

type VerifyOptions = DataOptions & { readonly texts?: true; readonly json?: true }
type ExportOptions = DataOptions & { readonly format: 'csv' | 'json'; readonly withText?: true; readonly out?: string }

/** The exit code: 1 where the chain is not whole. */
export async function verifyDataAudit({ json, texts: isTextsAsked, ...place }: VerifyOptions, texts: AuditTexts): Promise<number> {
  const verdict = await withData(place, (store) => verifyAudit(store, { now: Date.now, withTexts: isTextsAsked === true }))
  if (json) process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`)
  else if (verdict.faultCount === 0) process.stdout.write(texts.whole(verdict))
  else process.stdout.write(texts.broken(verdict) + verdict.faults.map(({ number, kind }) => texts.fault(number, kind)).join(''))
  return verdict.faultCount > 0 ? 1 : 0
}

/** Into a file or onto standard output, piece by piece. Throws `invalid-input` where the format has no room for texts. */
export async function exportDataAudit({ format, withText: isTextAsked, out, ...place }: ExportOptions): Promise<void> {
  const withText = isTextAsked === true
  if (withText && format !== 'json') throw new AppFailure('invalid-input', { detail: '--with-text --format csv' })
  await withData(place, async (store) => {
    const pieces = exportAudit({ store, now: Date.now }, { format, withText })
    if (out === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false })
    else await writeFile(out, pieces, 'utf8')
  })
}
