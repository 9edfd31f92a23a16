import type { Language } from '../../shared/messages/formatFailure.ts'
import type { ImportOutcome } from '../engine/models/importModel.ts'
import type { ModelTrust } from '../engine/models/installedModels.ts'
import type { PullProgress } from '../engine/models/pullModel.ts'

type SourceKind = Extract<PullProgress, { kind: 'source-tried' }>['source']
type Refusal = Extract<ImportOutcome, { kind: 'refused' }>['reason']

/** What the command `model` says. Both languages say the same. */
export type ModelTexts = {
  readonly source: Readonly<Record<SourceKind, string>>
  readonly trust: Readonly<Record<ModelTrust | 'absent', string>>
  readonly refused: Readonly<Record<Refusal, string>>
  readonly stopped: string
  readonly downloading: string
  readonly verifying: string
  readonly copying: string
  readonly columns: readonly [string, string, string, string, string]
  readonly folder: (folder: string) => string
  readonly licence: (name: string, licence: string, summary: string) => string
  readonly waiting: (pid: number) => string
  readonly trying: (source: string) => string
  readonly resuming: (source: string, megabytes: string) => string
  readonly left: (source: string, reason: string) => string
  readonly modelLeft: (name: string) => string
  readonly ready: (name: string) => string
  readonly notPinned: (name: string, sha256: string) => string
  readonly trial: string
  readonly removed: (name: string) => string
  readonly space: (neededMb: string, freeMb: string) => string
}

const zh: ModelTexts = {
  source: { huggingface: 'Hugging Face', 'python-index': 'Python 软件包索引（pip）' },
  trust: { verified: '已验证', unchecked: '未检查', unverified: '未验证', damaged: '已损坏', absent: '未安装' },
  refused: {
    unknown: '目录里没有这个文件的校验值，没有导入，原文件未改动。确认来源可靠后，可加 --accept-unverified 导入，它将一直标为“未验证”。',
    'not-pinned': '目录里还没有这个模型的校验值，没有导入，原文件未改动。确认来源可靠后，可加 --accept-unverified 导入，它将标为“未验证”。',
    'wrong-hash': '文件名与目录中的模型相同，但内容不同（可能损坏或被改动），没有导入，原文件未改动。请换一份完整的文件。',
  },
  stopped: '已停止。已下载的部分会保留，再运行一次即接着下载。',
  downloading: '下载',
  verifying: '校验 SHA-256',
  copying: '复制并校验',
  columns: ['编号', '状态', '大小', '许可', '说明'],
  folder: (folder) => `模型文件夹：${folder}`,
  licence: (name, licence, summary) => `${name} 的许可：${licence}。${summary}`,
  waiting: (pid) => `另一个进程（${String(pid)}）正在下载同一个模型，等它完成……`,
  trying: (source) => `来源：${source}`,
  resuming: (source, megabytes) => `来源：${source}（已有 ${megabytes} MB，接着下载）`,
  left: (source, reason) => `${source} 不可用：${reason}`,
  modelLeft: (name) => `暂时得不到 ${name}，改用较小的模型。`,
  ready: (name) => `${name} 已就绪，SHA-256 正确。`,
  notPinned: (name, sha256) => `${name} 已就绪，但未验证：目录里没有它的校验值。SHA-256 为 ${sha256}，请与发布方公布的值核对。`,
  trial: '试载入，并试写几个词……',
  removed: (name) => `已删除 ${name}。`,
  space: (neededMb, freeMb) => `需要 ${neededMb} MB，可用 ${freeMb} MB。`,
}

const en: ModelTexts = {
  source: { huggingface: 'Hugging Face', 'python-index': 'the Python package index (pip)' },
  trust: { verified: 'verified', unchecked: 'not checked', unverified: 'unverified', damaged: 'damaged', absent: 'not installed' },
  refused: {
    unknown:
      'The catalogue has no checksum of this file; it was not imported and is as it was. If you trust where it came from, import it with --accept-unverified: it stays marked “unverified”.',
    'not-pinned':
      'The catalogue has no checksum of this model yet; it was not imported and is as it was. If you trust where it came from, import it with --accept-unverified: it is marked “unverified”.',
    'wrong-hash':
      'The file has the name of a model of the catalogue but not its content (damaged or changed); it was not imported and is as it was. Use an intact copy.',
  },
  stopped: 'Stopped. What has arrived is kept: run it again to go on.',
  downloading: 'downloading',
  verifying: 'checking SHA-256',
  copying: 'copying and checking',
  columns: ['id', 'state', 'size', 'licence', 'role'],
  folder: (folder) => `Models folder: ${folder}`,
  licence: (name, licence, summary) => `Licence of ${name}: ${licence}. ${summary}`,
  waiting: (pid) => `Another process (${String(pid)}) is downloading the same model; waiting for it…`,
  trying: (source) => `Source: ${source}`,
  resuming: (source, megabytes) => `Source: ${source} (going on from ${megabytes} MB)`,
  left: (source, reason) => `${source} can't be used: ${reason}`,
  modelLeft: (name) => `${name} can't be had at the moment; taking the smaller model.`,
  ready: (name) => `${name} is ready, its SHA-256 is right.`,
  notPinned: (name, sha256) =>
    `${name} is ready but unverified: the catalogue has no checksum of it. Its SHA-256 is ${sha256}; compare it with the one its publisher states.`,
  trial: 'loading it once, for a few words…',
  removed: (name) => `${name} is removed.`,
  space: (neededMb, freeMb) => `${neededMb} MB needed, ${freeMb} MB free.`,
}

export const modelTexts: Readonly<Record<Language, ModelTexts>> = { zh, en }
