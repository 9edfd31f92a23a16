import { createHash } from 'node:crypto'
import type { Component } from './shippedComponents.ts'

const spdx = /^[A-Za-z0-9.+-]+$/

/** A bill of materials as CycloneDX 1.6; the same components give the same bytes, without a date. */
export function cycloneDx(application: { readonly name: string; readonly version: string }, components: readonly Component[]): string {
  const body = {
    metadata: { component: { type: 'application', 'bom-ref': 'yizhai', ...application } },
    components: components.map(({ kind, name, version, licence, purl, hash, part }) => ({
      type: kind,
      'bom-ref': purl ?? `${kind}:${name}@${version}`,
      name,
      version,
      ...(hash && { hashes: [hash] }),
      licenses: [
        spdx.test(licence)
          ? { license: { id: licence } }
          : / (?:OR|AND|WITH) /.test(licence)
            ? { expression: licence }
            : { license: { name: licence } },
      ],
      ...(purl !== undefined && { purl }),
      properties: [{ name: 'yizhai:part', value: part }],
    })),
  }
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${uuid}`, version: 1, ...body }, null, 2)}\n`
}
