import fs from 'node:fs'
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { exportAudit } from '../notes/exportAudit.ts'
import { verifyAudit } from '../store/verifyAudit.ts'
import { auditTexts } from './auditTexts.ts'
import { withData, type DataOptions } from './openData.ts'

type VerifyOptions = DataOptions & { readonly json?: true; readonly texts?: true }
type ExportOptions = DataOptions & { readonly format: 'csv' | 'json'; readonly withText?: true; readonly out?: string }

/** `audit verify | export`. */
export function auditCommand({ language }: { readonly language: Language }): Command {
  const texts = auditTexts[language]
  const audit = new Command('audit').description(texts.about)
  const withPlace = (command: Command) => command.option('--data <FOLDER>', texts.data).option('--key-file <FILE>', texts.keyFile)

  withPlace(audit.command('verify').description(texts.verify))
    .option('--texts', texts.texts)
    .option('--json', texts.json)
    .action(async ({ json, texts: withTexts = false, ...place }: VerifyOptions & { texts?: true }) => {
      const verdict = await withData(place, (store) => verifyAudit(store, { now: Date.now, withTexts }))
      if (json) process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`)
      else if (verdict.faultCount === 0) process.stdout.write(texts.whole(verdict))
      else process.stdout.write(texts.broken(verdict) + verdict.faults.map(({ number, kind }) => texts.fault(number, kind)).join(''))
      if (verdict.faultCount > 0) process.exitCode = 1
    })

  withPlace(audit.command('export').description(texts.export))
    .addOption(new Option('--format <FORMAT>', texts.format).choices(['csv', 'json']).default('csv'))
    .option('--with-text', texts.withText)
    .option('--out <FILE>', texts.out)
    .action(async ({ format, withText = false, out, ...place }: ExportOptions & { withText?: true }) => {
      if (withText && format !== 'json') throw new InvalidArgumentError(texts.onlyJson)
      await withData(place, async (store) => {
        const pieces = exportAudit({ store, now: Date.now }, { format, withText })
        if (out === undefined) await pipeline(Readable.from(pieces), process.stdout, { end: false })
        else await fs.promises.writeFile(out, pieces, 'utf8')
      })
    })
  return audit
}
