import type { AuditVerdict } from '../../shared/audit.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'

type Fault = AuditVerdict['faults'][number]['kind']

export type AuditTexts = {
  readonly about: string
  readonly verify: string
  readonly export: string
  readonly data: string
  readonly keyFile: string
  readonly texts: string
  readonly asJson: string
  readonly format: string
  readonly withText: string
  readonly out: string
  readonly whole: (verdict: AuditVerdict) => string
  readonly broken: (verdict: AuditVerdict) => string
  readonly fault: (number: number, kind: Fault) => string
}

const zhFaults: Readonly<Record<Fault, string>> = {
  changed: '不是当初写下的内容',
  missing: '缺行',
  cut: '此后的行被截去',
  head: '库外的链首缺失或不可读',
  text: '所记的文字已不是当初的文字',
}
const enFaults: Readonly<Record<Fault, string>> = {
  changed: 'is not what was written',
  missing: 'rows are missing',
  cut: 'the rows from here on were cut off',
  head: 'the head outside the database was missing or unreadable',
  text: 'the text that it tells of is not what it was',
}

export const auditTexts: Readonly<Record<Language, AuditTexts>> = {
  zh: {
    about: '审计：核对各行是否前后相连，或导出。只有编号、数目和校验值。',
    verify: '从第一行核对到链首；有不符时退出码为 1',
    export: '导出整条链，不含病历文字',
    data: '数据文件夹；默认为已安装程序的文件夹',
    keyFile: '数据库密钥文件（64 位十六进制）；密钥由系统或 PIN 保管时需要',
    texts: '连同病历、摘要和签署的文字一起核对',
    asJson: '同 --format json',
    format: '格式',
    withText: '附上所记的文字（含病历内容，只限 JSON）',
    out: '写入文件；默认为标准输出',
    whole: ({ rows, texts, head, milliseconds }) =>
      `完好：${rows} 行前后相连，核对文字 ${texts} 处，用时 ${(milliseconds / 1000).toFixed(1)} 秒。链首：第 ${head.number} 行 ${head.mac}\n`,
    broken: ({ rows, faultCount }) => `${rows} 行中有 ${faultCount} 处不符：\n`,
    fault: (number, kind) => `第 ${number} 行：${zhFaults[kind]}\n`,
  },
  en: {
    about: 'The audit: verify that its rows follow one another, or export it. Ids, counts and hashes only.',
    verify: 'follow the chain from its first row to its head; exit code 1 where something does not fit',
    export: 'export the whole chain, without text of any record',
    data: 'the data folder; that of the installed application by default',
    keyFile: 'a file with the database key (64 hex digits), needed where the system or a PIN keeps it',
    texts: 'hold the texts of records, drafts and signatures against their rows too',
    asJson: 'the same as --format json',
    format: 'format',
    withText: 'add the texts that the rows tell of (this is patient data; JSON only)',
    out: 'write to a file; standard output by default',
    whole: ({ rows, texts, head, milliseconds }) =>
      `Whole: ${rows} rows follow one another; texts compared: ${texts}; ${(milliseconds / 1000).toFixed(1)} s. Head: row ${head.number} ${head.mac}\n`,
    broken: ({ rows, faultCount }) => `Of ${rows} rows, places that do not fit: ${faultCount}\n`,
    fault: (number, kind) => `row ${number}: ${enFaults[kind]}\n`,
  },
}
