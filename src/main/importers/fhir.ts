import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { flowText } from './flowText.ts'
import { htmlText } from './html.ts'
import { fullName, patientHead } from './patientHead.ts'
import type { MarkupElement } from './markupTree.ts'

const kind = 'FHIR'

type Json = Readonly<Record<string, unknown>>
/** An attachment of a type that this program reads elsewhere, as text. */
export type AttachmentText = (bytes: Uint8Array, contentType: string) => Promise<string | null>

/**
 * The words of a Bundle or a single resource: sections of a Composition, texts of documents and reports, of other resources their narrative where there
 * is no Composition. Throws 'file-no-text', 'file-several-records', 'file-damaged'.
 */
export async function fhirText(resource: Json, losses: Losses, attachmentText: AttachmentText): Promise<string> {
  const resources = resourcesOf(resource)
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  if (patients.length > 1) throw new AppFailure('file-several-records', { kind, count: patients.length })
  const lines: string[] = []
  const hasComposition = resources.some(({ resourceType }) => resourceType === 'Composition')
  for (const one of resources) {
    switch (one['resourceType']) {
      case 'Composition':
        lines.push(wordOf(one['title']), ...listOf(one['section']).flatMap((section) => sectionLines(section, losses)))
        break
      case 'DocumentReference':
        lines.push(wordOf(one['description']))
        for (const content of listOf(one['content'])) lines.push(await attached(objectOf(content['attachment']), losses, attachmentText))
        break
      case 'DiagnosticReport':
        lines.push(conceptOf(one['code']), wordOf(one['conclusion']))
        for (const form of listOf(one['presentedForm'])) lines.push(await attached(form, losses, attachmentText))
        if (!hasComposition) lines.push(narrative(one, losses))
        break
      case 'Binary':
        lines.push(await attached({ contentType: one['contentType'], data: one['data'] }, losses, attachmentText))
        break
      case 'Patient':
      case 'Practitioner':
      case 'PractitionerRole':
      case 'Organization':
      case 'Encounter':
        break
      default: {
        const text = hasComposition ? '' : narrative(one, losses)
        // coded entries say again what the sections of a Composition say
        if (text === '' && !hasComposition) losses.add('coded-entries')
        lines.push(text)
      }
    }
  }
  const text = lines.filter((line) => line.trim() !== '').join('\n')
  if (text === '') throw new AppFailure('file-no-text', { kind })
  return [...(patients[0] ? headOf(patients[0], text) : []), text].join('\n')
}

function resourcesOf(resource: Json): Json[] {
  if (resource['resourceType'] !== 'Bundle') return [resource]
  return listOf(resource['entry']).flatMap((entry) => {
    const inner = objectOf(entry['resource'])
    return typeof inner['resourceType'] === 'string' ? [inner] : []
  })
}

function sectionLines(section: Json, losses: Losses): string[] {
  return [
    wordOf(section['title']),
    narrative(section, losses),
    ...listOf(section['section']).flatMap((inner) => sectionLines(inner, losses)),
  ]
}

/** The part of a resource that is written for people: XHTML, as text in JSON and as elements in XML. */
function narrative(resource: Json, losses: Losses): string {
  const { div } = objectOf(resource['text'])
  if (typeof div === 'string') {
    if (/<!DOCTYPE|<!ENTITY/i.test(div)) throw new AppFailure('file-doctype', { kind })
    return htmlText(div, losses)
  }
  return isMarkup(div) ? flowText(div, losses) : ''
}

async function attached(attachment: Json, losses: Losses, attachmentText: AttachmentText): Promise<string> {
  const { data, contentType, url, title } = attachment
  if (typeof data !== 'string') {
    if (typeof url === 'string') losses.add('linked-content')
    return ''
  }
  const packed = data.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(packed)) throw new AppFailure('file-damaged', { kind })
  const text = await attachmentText(Buffer.from(packed, 'base64'), typeof contentType === 'string' ? contentType : 'text/plain')
  if (text === null) losses.add('attachments')
  return text === null ? '' : [wordOf(title), text].filter((line) => line !== '').join('\n')
}

function headOf(patient: Json, text: string): string[] {
  const [name = {}] = listOf(patient['name'])
  const whole = wordOf(name['text'])
  const given = (Array.isArray(name['given']) ? name['given'] : [name['given']]).map(wordOf)
  const [identifier = {}] = listOf(patient['identifier'])
  return patientHead(
    {
      name: whole === '' ? fullName(wordOf(name['family']), given) : whole,
      sex: wordOf(patient['gender']),
      birthDate: wordOf(patient['birthDate']),
      id: wordOf(identifier['value']),
    },
    text,
  )
}

function conceptOf(value: unknown): string {
  const concept = objectOf(value)
  return wordOf(concept['text']) || wordOf(listOf(concept['coding'])[0]?.['display'])
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

/** One is a list of one: XML can't tell them apart. */
function listOf(value: unknown): Json[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(objectOf)
}

function isMarkup(value: unknown): value is MarkupElement {
  return typeof value === 'object' && value !== null && 'children' in value
}

/** A resource in XML in the shape that it has in JSON. */
export function fhirFromXml(element: MarkupElement): Json {
  const inner = element.children.filter((child) => typeof child !== 'string')
  const fields: Record<string, unknown> = { resourceType: element.name }
  for (const child of inner) {
    const value = child.name === 'div' ? child : valueOf(child)
    const before = fields[child.name]
    fields[child.name] = before === undefined ? value : Array.isArray(before) ? [...(before as unknown[]), value] : [before, value]
  }
  return fields
}

function valueOf(element: MarkupElement): unknown {
  const { value } = element.attributes
  if (value !== undefined) return value
  const [only, ...others] = element.children.filter((child) => typeof child !== 'string')
  // a resource inside another one stands under its own name
  if (only && others.length === 0 && /^[A-Z]/.test(only.name)) return fhirFromXml(only)
  const { resourceType: _, ...fields } = fhirFromXml(element)
  return fields
}
