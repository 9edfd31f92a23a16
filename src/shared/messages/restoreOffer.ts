import type { Language } from './formatFailure.ts'

type RestoreOffer = {
  readonly message: string
  readonly detail: (time: string, reason: string) => string
  readonly restore: string
  readonly quit: string
}

/** What the program asks before its window stands, when the database is damaged and a whole backup is there. The first button is taken by Enter. */
export const restoreOffers: Readonly<Record<Language, RestoreOffer>> = {
  zh: {
    message: '数据库文件已损坏，不能打开。',
    detail: (time, reason) =>
      `有一份完好的备份，做于 ${time}。\n恢复后，此后的修改不在其中；损坏的文件会改名保留在原处，不删除，信息科可据以找回。\n（${reason}）`,
    restore: '用这份备份恢复',
    quit: '退出，不作改动',
  },
  en: {
    message: 'The database file is damaged and can’t be opened.',
    detail: (time, reason) =>
      `There is a whole backup of ${time}.\nWhat was changed after it is not in it; the damaged file is renamed and kept where it is, so that your IT can look for the rest.\n(${reason})`,
    restore: 'Restore this backup',
    quit: 'Quit and change nothing',
  },
}
