import { expect, it } from 'vitest'
import { figuresLine, figuresOfPage } from './keepFigure.ts'

it('a page carries its figures on, whatever stands in them', () => {
  const figures = new Map([
    ['network', { figure: '3 specs: 0 foreign -- none | "quoted" 无', on: '2026-11-30' }],
    ['sbom', { figure: '209 components --> all', on: '2026-12-01' }],
  ])
  const line = figuresLine(figures)
  expect(figuresOfPage(`# Promises\n\n${line}\n`)).toEqual(figures)
  expect([line.indexOf('-->'), line.includes('\n')]).toEqual([line.length - 3, false])
  expect(figuresOfPage('# Promises\n')).toEqual(new Map())
})
