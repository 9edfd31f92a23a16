import { binaryKindOf } from './binaryKind.ts'
import type { ImportFormat } from './convertedRecord.ts'
import { isHl7 } from './hl7.ts'

/** What a file of bytes is by its beginning; undefined where it may be text. */
export function binaryFormatOf(bytes: Uint8Array): ImportFormat | undefined {
  switch (binaryKindOf(bytes)) {
    case 'PDF':
      return 'pdf'
    case 'ZIP / DOCX / XLSX':
      return 'docx'
    case 'RTF':
      return 'rtf'
    default:
      return undefined
  }
}

const html =
  /^(?:\s|<!--[^]{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|style|font|center|h[1-6]|span|form)\b/i
const xml = /^\s*<(?:\?xml|!--|!doctype|!entity|[\p{L}_][\p{L}\p{N}_.:-]{0,100}[\s>/])/iu

/** What a text is by its beginning; a table of values only by the file's name, since any text may hold commas. */
export function textFormatOf(text: string, name: string): ImportFormat {
  const head = text.slice(0, 4_000)
  if (isHl7(head)) return 'hl7'
  if (html.test(head)) return 'html'
  if (xml.test(head)) return 'xml'
  if (/^\s*[{[]/.test(head) && (/"resourceType"/.test(head) || /^\s*(?:\[\s*){64}|^\s*(?:\{\s*"[^"]*"\s*:\s*){64}/.test(head)))
    return 'fhir'
  return /\.csv$/i.test(name) ? 'csv' : 'text'
}
