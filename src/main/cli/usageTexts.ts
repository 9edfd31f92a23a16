import type { Language } from '../../shared/messages/formatFailure.ts'

/** The words that every help and every complaint about a command line have in common. */
export type UsageTexts = {
  readonly titles: Readonly<Record<string, string>>
  /** What commander writes after an option's words. */
  readonly remarks: Readonly<Record<string, string>>
  readonly help: string
  readonly version: string
  readonly language: string
  readonly json: string
  readonly moreHelp: (command: string) => string
  /** By commander's code; the English detail, which holds the name of the argument, follows in brackets. */
  readonly faults: Readonly<Record<string, string>>
  readonly otherFault: string
}

const zh: UsageTexts = {
  titles: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  remarks: { '(choices: ': '(可选: ', '(default: ': '(默认: ', ', default: ': ', 默认: ' },
  help: '显示帮助',
  version: '显示版本',
  language: '语言；默认随终端',
  json: '输出 JSON；出错时标准错误输出也为一行 JSON',
  moreHelp: (command) => `帮助：${command} --help`,
  faults: {
    'commander.missingArgument': '缺少参数',
    'commander.optionMissingArgument': '选项缺少值',
    'commander.missingMandatoryOptionValue': '缺少必需的选项',
    'commander.invalidArgument': '参数的值不对',
    'commander.excessArguments': '参数过多',
    'commander.unknownOption': '没有这个选项',
    'commander.unknownCommand': '没有这个命令',
  },
  otherFault: '命令行有误',
}

const en: UsageTexts = {
  titles: {},
  remarks: {},
  help: 'show help',
  version: 'show the version',
  language: "language; the terminal's by default",
  json: 'print JSON; a failure is one line of JSON on standard error',
  moreHelp: (command) => `Help: ${command} --help`,
  faults: {},
  otherFault: '',
}

export const usageTexts: Readonly<Record<Language, UsageTexts>> = { zh, en }
