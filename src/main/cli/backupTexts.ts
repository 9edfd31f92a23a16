import type { Language } from '../../shared/messages/formatFailure.ts'

export type BackupTexts = {
  readonly about: string
  readonly make: string
  readonly list: string
  readonly verify: string
  readonly restore: string
  readonly name: string
  readonly restoreName: string
  readonly columns: readonly string[]
  readonly whole: string
  readonly damaged: string
  readonly made: (name: string, bytes: number) => string
  readonly restored: (name: string, quarantine: string) => string
}

export const backupTexts: Readonly<Record<Language, BackupTexts>> = {
  zh: {
    about: '备份：与数据库同一密钥，做好即核对。',
    make: '现在备份，可在程序打开时运行',
    list: '列出备份，最新在前',
    verify: '逐字节、逐页核对；有损坏时退出码为 1',
    restore: '用备份替换数据库；原文件改名保留，不删除。请先关闭程序',
    name: '备份文件名；默认为全部',
    restoreName: '备份文件名；默认为最新的完好备份',
    columns: ['备份', '时间', '原因', '大小', '审计行', '状态'],
    whole: '完好',
    damaged: '已损坏',
    made: (name, bytes) => `已备份：${name}，${(bytes / 1e6).toFixed(1)} MB\n`,
    restored: (name, quarantine) => `已从 ${name} 恢复。原文件保留为 ${quarantine}\n`,
  },
  en: {
    about: 'Backups: under the key of the database, verified as they are made.',
    make: 'back up now; the program may be open',
    list: 'list the backups, the newest first',
    verify: 'read every byte and page; ends with 1 where one is damaged',
    restore: 'put a backup in the place of the database; the old file is renamed and kept. Close the program first',
    name: 'name of a backup; all by default',
    restoreName: 'name of a backup; the newest whole one by default',
    columns: ['backup', 'time', 'reason', 'size', 'audit rows', 'state'],
    whole: 'whole',
    damaged: 'damaged',
    made: (name, bytes) => `Backed up: ${name}, ${(bytes / 1e6).toFixed(1)} MB\n`,
    restored: (name, quarantine) => `Restored from ${name}. The old file is kept as ${quarantine}\n`,
  },
}
