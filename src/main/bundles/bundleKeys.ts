import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** What is signed is these words and the manifest's bytes, so that a signature for anything else is none for a bundle. */
const domain = Buffer.from('yizhai bundle 1\n')

export type BundleKey = { readonly id: string; readonly key: KeyObject }

/** Public keys that are trusted: the files `*.pem` of `folder`, which lies in the installation and only an administrator can write to. */
export function readBundleKeys(folder: string): readonly BundleKey[] {
  if (!fs.existsSync(folder)) return []
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.pem'))
  return names.sort().map((name) => bundleKeyOf(fs.readFileSync(path.join(folder, name), 'utf8')))
}

/** Throws a TypeError for a text that is no Ed25519 key. A private key is taken for its public half. */
export function bundleKeyOf(pem: string): BundleKey {
  const key = createPublicKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  const id = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
  return { id, key }
}

/** A new pair as PEM; the private half never belongs into the repository or onto a workstation. */
export function makeBundleKeys(): { readonly publicPem: string; readonly privatePem: string; readonly id: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { publicPem: publicKey, privatePem: privateKey, id: bundleKeyOf(publicKey).id }
}

export function signManifest(manifest: Buffer, privatePem: string): Buffer {
  return sign(null, Buffer.concat([domain, manifest]), privatePem)
}

/** The trusted key that signed it, if one did: all are tried, so that a new key can come before the old one goes. */
export function signerOf(manifest: Buffer, signature: Buffer, keys: readonly BundleKey[]): BundleKey | undefined {
  return keys.find(({ key }) => verify(null, Buffer.concat([domain, manifest]), key, signature))
}
