// npm run sbom [-- --out FILE]: what is shipped, as CycloneDX JSON, and docs/licences.md. Exits with 1 when a part says no licence.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { keepFigure } from '../promises/keepFigure.ts'
import { repositoryRoot } from '../setup/runCommand.mjs'
import { cycloneDx } from './cycloneDx.ts'
import { licencesPage } from './licencesPage.ts'
import { shippedComponents } from './shippedComponents.ts'

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/sbom.cdx.json' } } })
const { name, version } = JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
  name: string
  version: string
}
const components = shippedComponents()
const out = path.resolve(repositoryRoot, values.out)
fs.mkdirSync(path.dirname(out), { recursive: true })
fs.writeFileSync(out, cycloneDx({ name, version }, components))
fs.writeFileSync(path.join(repositoryRoot, 'docs/licences.md'), licencesPage(components))

const unlicensed = components.filter(({ licence }) => licence === '')
process.stdout.write(
  `${values.out}: ${components.length} components; docs/licences.md\n${unlicensed.map((part) => `  no licence: ${part.name}\n`).join('')}`,
)
if (unlicensed.length === 0)
  keepFigure('sbom', `${components.length} components, each with its licence, ${components.filter(({ hash }) => hash).length} with a hash`)
process.exitCode = unlicensed.length === 0 ? 0 : 1
