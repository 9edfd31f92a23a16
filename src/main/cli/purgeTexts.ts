import type { Language } from '../../shared/messages/formatFailure.ts'
import type { PurgePlan } from '../../shared/purge.ts'

export type PurgeTexts = {
  readonly about: string
  readonly olderThan: string
  readonly yes: string
  readonly plan: (plan: PurgePlan) => string
  readonly done: string
  readonly notDone: string
}

export const purgeTexts: Readonly<Record<Language, PurgeTexts>> = {
  zh: {
    about:
      '按期清除：超过期限未动过的病历连同草稿、签署、检索和备份一并删除，审计中只留编号、数目和校验值。不加 --yes 时只显示将清除什么。请先归档到病历系统。',
    olderThan: '多少天未动过',
    yes: '确实清除',
    plan: ({ before, notes, unsigned, drafts, signatures, characters, batchFiles, backups, setAside }) =>
      `${new Date(before).toISOString().slice(0, 10)} 之后未动过：病历 ${notes} 份（${characters} 字，未签署 ${unsigned}）、草稿 ${drafts}、签署 ${signatures}；批量中未收成病历的文件名 ${batchFiles}。含这些内容的备份 ${backups} 份、隔离文件 ${setAside} 个由一份新备份代替。\n`,
    done: '已清除。\n',
    notDone: '未作改动；加 --yes 才清除。\n',
  },
  en: {
    about:
      'Purge by age: notes that nobody has touched for so long go with their drafts, signatures, search entries and backups; ids, counts and a hash stay in the audit. Without --yes it only tells what it would do. The record system is the archive, not this program.',
    olderThan: 'days without a touch',
    yes: 'do it',
    plan: ({ before, notes, unsigned, drafts, signatures, characters, batchFiles, backups, setAside }) =>
      `Not touched since ${new Date(before).toISOString().slice(0, 10)}: notes ${notes} (characters ${characters}, unsigned ${unsigned}), drafts ${drafts}, signatures ${signatures}; names of batch files that became no note ${batchFiles}. Backups that hold them: ${backups}, files set aside: ${setAside}; a fresh backup takes their place.\n`,
    done: 'Purged.\n',
    notDone: 'Nothing was changed; --yes does it.\n',
  },
}
