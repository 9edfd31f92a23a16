import type { Component } from './shippedComponents.ts'

/** docs/licences.md: what is shipped, and under which licence each part stands. */
export function licencesPage(components: readonly Component[]): string {
  const counts = new Map<string, number>()
  for (const { licence } of components) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [
    '# Licences of what is shipped',
    '',
    'Written by `npm run sbom`; the full texts lie beside each part in the installation. The application itself is not licensed to anybody yet.',
    '',
    '| licence | parts |',
    '|---|---|',
    ...[...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    '| part | version | licence | how it comes along |',
    '|---|---|---|---|',
    ...components.map(({ name, version, licence, part }) => `| ${name} | ${version} | ${licence} | ${part} |`),
    '',
  ].join('\n')
}
