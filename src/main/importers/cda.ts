import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { flowText } from './flowText.ts'
import { childAt, childrenOf, innerText, type MarkupElement } from './markupTree.ts'
import { fullName, patientHead } from './patientHead.ts'

const kind = 'CDA'

/** The narrative of a clinical document, section by section; what its entries code is in its text already. Throws 'file-no-text'. */
export function cdaText(document: MarkupElement, losses: Losses): string {
  const body = childAt(document, 'component', 'structuredBody')
  const plain = childAt(document, 'component', 'nonXMLBody', 'text')
  const lines = body ? childrenOf(body, 'component').flatMap((component) => sectionsIn(component, losses)) : []
  if (plain) {
    if (plain.attributes['representation'] === 'B64' && !/^text\/plain/.test(plain.attributes['mediaType'] ?? 'text/plain'))
      losses.add('attachments')
    else lines.push(plain.attributes['representation'] === 'B64' ? fromBase64(innerText(plain)) : innerText(plain).trim())
  }
  const text = lines.filter((line) => line !== '').join('\n')
  if (text.trim() === '') throw new AppFailure('file-no-text', { kind })
  const title = innerText(childAt(document, 'title')).trim()
  const patients = childrenOf(document, 'recordTarget')
  if (patients.length > 1) throw new AppFailure('file-several-records', { kind, count: patients.length })
  const role = childAt(patients[0], 'patientRole')
  const patient = childAt(role, 'patient')
  const name = childAt(patient, 'name')
  const head = patientHead(
    {
      name: name && nameOf(name),
      sex: childAt(patient, 'administrativeGenderCode')?.attributes['code'],
      birthDate: childAt(patient, 'birthTime')?.attributes['value'],
      id: childAt(role, 'id')?.attributes['extension'],
    },
    text,
  )
  return [title, ...head, text].filter((line) => line !== '').join('\n')
}

function sectionsIn(component: MarkupElement, losses: Losses): string[] {
  return childrenOf(component, 'section').flatMap((section) => {
    const narrative = childAt(section, 'text')
    return [
      innerText(childAt(section, 'title')).trim(),
      narrative ? flowText(narrative, losses) : '',
      ...childrenOf(section, 'component').flatMap((inner) => sectionsIn(inner, losses)),
    ]
  })
}

function nameOf(name: MarkupElement): string {
  const family = innerText(childAt(name, 'family')).trim()
  const given = childrenOf(name, 'given').map((part) => innerText(part).trim())
  return family === '' && given.length === 0 ? innerText(name).trim() : fullName(family, given)
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64')).trim()
  } catch {
    throw new AppFailure('file-damaged', { kind })
  }
}
