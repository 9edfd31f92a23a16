import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { fullName, patientHead } from './patientHead.ts'

const kind = 'HL7 v2'

type Separators = { readonly field: string; readonly component: string; readonly repetition: string; readonly escape: string }
type Segment = { readonly name: string; readonly fields: readonly string[] }

export function isHl7(text: string): boolean {
  return /^[\u000b\s]*MSH[^\p{L}\p{N}\s]/u.test(text)
}

/** The words of an MDM or ORU message: whose it is, what each report is called, its text and values. Throws 'file-damaged', 'file-several-records', 'file-no-text'. */
export function hl7Text(message: string, losses: Losses): string {
  // the frame of the line that it came over: VT before it, FS after it
  const body = message.replace(/[\u000b\u001c]/g, '').trim()
  const field = body[3] ?? '|'
  const signs = body.slice(4, body.indexOf(field, 4))
  if (signs.length < 3 || signs.length > 5 || /[\p{L}\p{N}\r\n]/u.test(signs)) throw new AppFailure('file-damaged', { kind })
  const separators: Separators = { field, component: signs[0] ?? '^', repetition: signs[1] ?? '~', escape: signs[2] ?? '\\' }
  const segments = body
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line): Segment => {
      const [name = '', ...fields] = line.split(field)
      if (!/^[A-Z][A-Z0-9]{2}$/.test(name)) throw new AppFailure('file-damaged', { kind })
      return { name, fields }
    })
  const messages = segments.filter(({ name }) => name === 'MSH').length
  if (messages > 1) throw new AppFailure('file-several-records', { kind, count: messages })
  const lines: string[] = []
  let heading = ''
  for (const { name, fields } of segments) {
    if (name === 'OBR') {
      heading = labelOf(fields[3] ?? '', separators)
      if (heading !== '') lines.push(heading)
    } else if (name === 'OBX') {
      const label = labelOf(fields[2] ?? '', separators)
      const told = observation(fields, label, separators, losses)
      // the name of a report of many lines is said once
      if (told.isText && label !== '' && label !== heading) lines.push(label)
      if (told.isText) heading = label
      lines.push(...told.lines)
    } else if (name === 'NTE') lines.push(...unescaped(fields[2] ?? '', separators, losses).split('\n'))
  }
  if (lines.every((line) => line.trim() === '')) throw new AppFailure('file-no-text', { kind })
  const text = lines.join('\n')
  const patient = segments.find(({ name }) => name === 'PID')
  return [...(patient ? headOf(patient, text, separators, losses) : []), text].join('\n')
}

function observation(
  fields: readonly string[],
  label: string,
  separators: Separators,
  losses: Losses,
): { readonly isText: boolean; readonly lines: readonly string[] } {
  const [, type = '', , , value = '', units = '', range = '', flag = ''] = fields
  if (type === 'ED' || type === 'RP') {
    losses.add('attachments')
    return { isText: false, lines: [] }
  }
  if (type === 'TX' || type === 'FT' || type === '') {
    const lines = value.split(separators.repetition).flatMap((part) => unescaped(part, separators, losses).split('\n'))
    return { isText: true, lines }
  }
  const said = value
    .split(separators.repetition)
    .map((part) =>
      type === 'CE' || type === 'CWE'
        ? labelOf(part, separators)
        : unescaped(part.split(separators.component).join(' '), separators, losses),
    )
    .join('、')
  const unit = unescaped(units.split(separators.component)[0] ?? '', separators, losses)
  const rest = [range === '' ? '' : `（${unescaped(range, separators, losses)}）`, /^(|N)$/.test(flag) ? '' : ` ${flag}`].join('')
  return { isText: false, lines: [`${label}${label === '' ? '' : '：'}${said}${unit === '' ? '' : ` ${unit}`}${rest}`] }
}

/** The words of a coded value; its code where it has none. */
function labelOf(coded: string, separators: Separators): string {
  const [code = '', words = ''] = coded.split(separators.component)
  return unescaped(words === '' ? code : words, separators, null)
}

function headOf({ fields }: Segment, text: string, separators: Separators, losses: Losses): string[] {
  const clear = (value: string | undefined) => unescaped(value ?? '', separators, losses)
  const [family = '', ...given] = (fields[4] ?? '').split(separators.repetition)[0]?.split(separators.component) ?? []
  const id = (fields[2] ?? '').split(separators.repetition)[0]?.split(separators.component)[0]
  return patientHead({ name: clear(fullName(family, given.slice(0, 2))), sex: fields[7], birthDate: fields[6], id: clear(id) }, text)
}

/** Escapes of formatted text: breaks and indents, the separators themselves, bytes in hex as UTF-8; highlighting says nothing. */
function unescaped(value: string, { field, component, repetition, escape }: Separators, losses: Losses | null): string {
  if (!value.includes(escape)) return value
  const quoted = escape.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
  return value.replace(new RegExp(`${quoted}([^${quoted}]{0,200})${quoted}`, 'g'), (whole, code: string) => {
    if (/^\.(br|sp\d*|ce)$/.test(code)) return '\n'.repeat(Math.min(10, Math.max(1, Number(/\d+/.exec(code)?.[0] ?? 1))))
    if (/^\.(in|ti)[+-]?\d*$/.test(code) || /^(H|N|\.fi|\.nf)$/.test(code)) return ''
    if (/^\.sk\d+$/.test(code)) return ' '.repeat(Math.min(80, Number(code.slice(3))))
    if (code === 'F') return field
    if (code === 'S') return component
    if (code === 'R') return repetition
    if (code === 'E') return escape
    if (code === 'T') return '&'
    if (/^X(?:[0-9A-F]{2})+$/i.test(code)) return fromHex(code.slice(1), losses)
    losses?.add('symbols')
    return whole
  })
}

function fromHex(hex: string, losses: Losses | null): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(hex, 'hex')).replace(/\r\n?/g, '\n')
  } catch {
    losses?.add('symbols')
    return '□'
  }
}
