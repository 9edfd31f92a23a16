import { Parser } from 'htmlparser2'
import { AppFailure } from '../../shared/errors.ts'
import { importLimits } from './importLimits.ts'

/** An element with its children in order; names without their prefix, as the formats read here are known by them. */
export type MarkupElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (MarkupElement | string)[]
}

/** XML in a tree. No entity is ever fetched or expanded: any DOCTYPE is refused. Throws 'file-doctype', 'file-too-deep', 'file-damaged'. */
export function readXml(text: string, kind: string): MarkupElement {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new AppFailure('file-doctype', { kind })
  const damaged = new AppFailure('file-damaged', { kind })
  const root = readTree(text, kind, true, damaged)
  const [element, ...others] = root.children.filter((child) => typeof child !== 'string')
  const isBare = root.children.every((child) => typeof child !== 'string' || child.trim() === '')
  if (!element || others.length > 0 || !isBare) throw damaged
  return element
}

/** HTML as browsers forgive it; the root has no name. Throws 'file-too-deep'. */
export function readHtml(text: string): MarkupElement {
  return readTree(text, 'HTML', false, null)
}

function readTree(text: string, kind: string, isXml: boolean, damaged: AppFailure | null): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > importLimits.depth) throw new AppFailure('file-too-deep', { kind, maximum: importLimits.depth })
        const element = { name: localName(name), attributes, children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: (data) => {
        const siblings = open.at(-1)?.children ?? root.children
        const last = siblings.at(-1)
        if (typeof last === 'string') siblings[siblings.length - 1] = last + data
        else siblings.push(data)
      },
      onclosetag: (_name, isImplied) => {
        // an element that nobody closed: the file was cut off, or is no XML
        const closesItself = text.startsWith('/>', parser.endIndex - 1)
        if (isXml && isImplied && !closesItself && damaged) throw damaged
        open.pop()
      },
    },
    { xmlMode: isXml, decodeEntities: true, recognizeSelfClosing: isXml, lowerCaseTags: !isXml, lowerCaseAttributeNames: !isXml },
  )
  parser.write(text)
  parser.end()
  return root
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function childrenOf(element: MarkupElement, name: string): MarkupElement[] {
  return element.children.filter((child): child is MarkupElement => typeof child !== 'string' && child.name === name)
}

/** The first element at this path. */
export function childAt(element: MarkupElement | undefined, ...path: readonly string[]): MarkupElement | undefined {
  return path.reduce((found, name) => (found ? childrenOf(found, name)[0] : undefined), element)
}

/** All text inside, as it stands. */
export function innerText(element: MarkupElement | string | undefined): string {
  if (element === undefined) return ''
  return typeof element === 'string' ? element : element.children.map(innerText).join('')
}
