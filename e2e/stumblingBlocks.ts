import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

/** The axe that @axe-core/playwright brings, without its runner: that one sends every rule that passed out of the page and through a second one, ten times the work of the rules. */
const resolveFrom = (file: string) => createRequire(file).resolve
const source = fs.readFileSync(resolveFrom(resolveFrom(import.meta.filename)('@axe-core/playwright'))('axe-core/axe.min.js'), 'utf8')

const every = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } as const
const colours = { type: 'rule', values: ['color-contrast'] } as const

type Node = { readonly target: readonly unknown[]; readonly failureSummary?: string }
type Axe = { run(context: Document, options: object): Promise<{ violations: readonly { id: string; nodes: readonly Node[] }[] }> }

/**
 * What a screen reader or a weak eye would stumble over; an empty list when nothing. `colours`: only what can change with the theme.
 * A frame inside the page would be passed over, so there must be none.
 */
export async function stumblingBlocks(page: Page, kind: 'every' | 'colours' = 'every'): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe is not brought into the frames of a page')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { axe: Axe }
      // of what passed only the rule's name is made, not each of its nodes
      const found = await axe.run(document, { runOnly, resultTypes: ['violations'] })
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
      }))
    },
    kind === 'every' ? every : colours,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`)
}
