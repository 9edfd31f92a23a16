import { AppFailure } from '../../shared/errors.ts'
import { cdaText } from './cda.ts'
import { Losses, type ConvertedFile, type ImportFormat } from './convertedRecord.ts'
import { readCsv } from './csv.ts'
import { decodeDeclared } from './decodeDeclared.ts'
import { docxText } from './docx.ts'
import type { Encoding } from './encoding.ts'
import { fhirFromXml, fhirText } from './fhir.ts'
import { hl7Text } from './hl7.ts'
import { htmlText } from './html.ts'
import { importLimits } from './importLimits.ts'
import { readXml } from './markupTree.ts'
import { parseJson } from './parseJson.ts'
import { pdfText } from './pdf.ts'
import { binaryFormatOf, textFormatOf } from './recordFormat.ts'
import { rtfText } from './rtf.ts'
import { xmlText } from './xmlText.ts'

export type FileToConvert = { readonly bytes: Uint8Array; readonly name: string; readonly encoding?: Encoding | undefined }

const kinds: Readonly<Record<ImportFormat, string>> = {
  text: 'TXT',
  docx: 'DOCX',
  pdf: 'PDF',
  rtf: 'RTF',
  html: 'HTML',
  xml: 'XML',
  cda: 'CDA',
  fhir: 'FHIR',
  hl7: 'HL7 v2',
  csv: 'CSV',
}

/**
 * A file of any known format as plain text, with what was left out or guessed. Reads bytes that anybody may have made: it runs in a process that can be
 * thrown away. Throws 'file-…' by name, never gives half a text.
 */
export async function convertFile(file: FileToConvert): Promise<ConvertedFile> {
  const losses = new Losses()
  const { format, records } = await converted(file, losses, true)
  const characters = records.reduce((sum, { text }) => sum + text.length, 0)
  if (characters > importLimits.characters)
    throw new AppFailure('file-too-much-text', { kind: kinds[format], maximum: importLimits.characters })
  if (records.every(({ text }) => text.trim() === ''))
    throw new AppFailure(format === 'text' ? 'record-empty' : 'file-no-text', { kind: kinds[format] })
  return { format, records, warnings: losses.warnings() }
}

type Converted = Pick<ConvertedFile, 'format' | 'records'>

async function converted({ bytes, name, encoding }: FileToConvert, losses: Losses, mayNest: boolean): Promise<Converted> {
  const one = (format: ImportFormat, text: string): Converted => ({ format, records: [{ text, title: null }] })
  switch (binaryFormatOf(bytes)) {
    case 'docx':
      return one('docx', docxText(bytes, losses))
    case 'pdf':
      return one('pdf', await pdfText(bytes, losses))
    case 'rtf':
      return one('rtf', rtfText(bytes, losses))
    default: {
      const { text, isGuessed } = decodeDeclared(bytes, encoding)
      const format = textFormatOf(text, name)
      if (isGuessed && format !== 'text') losses.add('encoding-guessed')
      const attachment = async (inner: Uint8Array, contentType: string) => {
        if (!mayNest || !isReadable(contentType)) return null
        const { records } = await converted({ bytes: inner, name: '' }, losses, false)
        return records.map((record) => record.text).join('\n')
      }
      switch (format) {
        case 'hl7':
          return one('hl7', hl7Text(text, losses))
        case 'html':
          return one('html', htmlText(text, losses))
        case 'fhir':
          return one('fhir', await fhirText(parseJson(text, 'FHIR'), losses, attachment))
        case 'csv':
          return { format, records: readCsv(text) }
        case 'xml': {
          const root = readXml(text, 'XML')
          if (root.name === 'ClinicalDocument') return one('cda', cdaText(root, losses))
          if (root.attributes['xmlns'] === 'http://hl7.org/fhir') return one('fhir', await fhirText(fhirFromXml(root), losses, attachment))
          return one('xml', xmlText(root))
        }
        default:
          return one('text', text)
      }
    }
  }
}

function isReadable(contentType: string): boolean {
  return /^(text\/|application\/(pdf|rtf|xml|hl7-v2|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|xhtml\+xml))/i.test(
    contentType,
  )
}
