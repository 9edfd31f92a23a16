import type { Language } from '../../shared/messages/formatFailure.ts'

/** What the command `bundle` says. Both languages say the same. */
export type BundleTexts = {
  readonly made: (id: string, privateFile: string, publicFile: string) => string
  readonly right: (kind: string, version: string, signer: string) => string
  readonly imported: (kind: string, version: string, models: string, folder: string) => string
  readonly rolledBack: (kind: string, version: string) => string
  readonly signed: string
  readonly unsigned: string
  readonly notTrusted: string
  readonly inForce: string
  readonly shipped: string
  readonly empty: string
  readonly importing: string
}

const zh: BundleTexts = {
  made: (id, privateFile, publicFile) =>
    `密钥 ${id}\n私钥：${privateFile}（请离线保管，不要放进代码库或工作站）\n公钥：${publicFile}（放进安装目录的 resources/keys）`,
  right: (kind, version, signer) => `${kind} ${version}：签名正确（密钥 ${signer}），内容完整可用`,
  imported: (kind, version, models, folder) => `已启用 ${kind} ${version}${models === '' ? '' : `：${models}`}\n${folder}`,
  rolledBack: (kind, version) => `${kind} 已回退到 ${version}`,
  signed: '已签名',
  unsigned: '未签名：请用 bundle sign 签名',
  notTrusted: '不可信',
  inForce: '使用中',
  shipped: '随程序安装的版本',
  empty: '没有导入过数据包',
  importing: '导入并校验',
}

const en: BundleTexts = {
  made: (id, privateFile, publicFile) =>
    `key ${id}\nprivate: ${privateFile} (keep it offline, never in the repository or on a workstation)\npublic: ${publicFile} (goes into resources/keys of the installation)`,
  right: (kind, version, signer) => `${kind} ${version}: the signature is right (key ${signer}), the content whole and usable`,
  imported: (kind, version, models, folder) => `${kind} ${version} is in force${models === '' ? '' : `: ${models}`}\n${folder}`,
  rolledBack: (kind, version) => `${kind} is back at ${version}`,
  signed: 'signed',
  unsigned: 'not signed: sign it with bundle sign',
  notTrusted: 'not trusted',
  inForce: 'in force',
  shipped: 'what the program ships',
  empty: 'no bundle was imported',
  importing: 'importing and checking',
}

export const bundleTexts: Readonly<Record<Language, BundleTexts>> = { zh, en }
