import type { ErrorCode } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'

/** What can be put right by other input. */
const badInput: readonly ErrorCode[] = [
  'invalid-input',
  'record-empty',
  'record-too-short',
  'record-too-long',
  'record-over-limit',
  'file-too-large',
  'file-binary',
  'file-encoding-unknown',
  'file-unreadable',
  'file-damaged',
  'file-encrypted',
  'file-unsupported',
  'file-doctype',
  'file-too-packed',
  'file-too-deep',
  'file-too-many-pages',
  'file-too-much-text',
  'file-no-text-layer',
  'file-no-text',
  'file-several-records',
  'file-too-slow',
  'file-reader-ended',
  'model-not-gguf',
  'batch-empty',
  'batch-too-many',
  'batch-file-too-large',
  'batch-no-separator',
  'batch-no-text-column',
  'batch-table-broken',
  'batch-source-gone',
  'batch-other-output',
  'api-port-taken',
  'bundle-no-earlier',
]

/** What is in the bundle, or who signed it, is not what may come in. */
const refused: readonly ErrorCode[] = [
  'bundle-unreadable',
  'bundle-wrong-key',
  'bundle-changed',
  'bundle-extra-file',
  'bundle-missing-file',
  'bundle-symlink',
  'bundle-path',
  'bundle-too-large',
  'bundle-too-large-to-drop',
  'bundle-older',
  'bundle-replayed',
  'bundle-needs-newer',
  'bundle-content',
]

/** 0 done · 2 bad input · 3 no model · 4 the engine or the program failed · 5 a bundle refused · 130 stopped by the user. Stable: scripts depend on it. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'cancelled') return 130
  if (code === 'model-missing' || code === 'model-unknown-id') return 3
  if (refused.includes(code)) return 5
  // every failure of a template is of one that was named or brought in
  return badInput.includes(code) || code.startsWith('template-') ? 2 : 4
}

/** Every code that the program ends with: printed by `yizhai exit-codes` and in the papers, each shown by a test. */
export const exitCodes: readonly { readonly code: number; readonly meaning: Readonly<Record<Language, string>> }[] = [
  { code: 0, meaning: { zh: '完成', en: 'done' } },
  {
    code: 1,
    meaning: {
      zh: '已完成，结果为否（如核对有红色提示、自检未通过、批次中有病历没有起草）',
      en: 'done, and the answer is no (a red finding, a failed self-test, a record of a batch without a draft)',
    },
  },
  { code: 2, meaning: { zh: '输入或命令行有误', en: 'bad input or command line' } },
  { code: 3, meaning: { zh: '没有模型', en: 'no model' } },
  { code: 4, meaning: { zh: '引擎或程序出错', en: 'the engine or the program failed' } },
  { code: 5, meaning: { zh: '数据包被拒绝（签名、内容或版本不对）', en: 'a bundle was refused (signature, content or version)' } },
  { code: 130, meaning: { zh: '被用户停止', en: 'stopped by the user' } },
]
