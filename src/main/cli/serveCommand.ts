import { Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from './commandContext.ts'
import type { ServeOptions } from './serveApi.ts'
import { usageTexts } from './usageTexts.ts'
import { wholeNumber } from './wholeNumber.ts'

const texts = {
  zh: {
    about: '供本机程序调用的接口，只在 127.0.0.1 接听：POST /summarize {"medical_text": …}。地址写到标准输出，直到被结束为止。',
    port: '端口，0 为任一空闲端口',
    token: '调用者要带的口令；不给则生成一个并写到标准错误',
    noToken: '不要口令：本机任何程序都可以调用',
    database: '草稿存入的数据库文件，密钥在 FILE.key；不给则只在内存里',
    model: '模型',
    template: '模板编号，或模板文件（.json）',
    context: '上下文窗口的令牌数',
  },
  en: {
    about:
      'The interface for programs of this machine, on 127.0.0.1 only: POST /summarize {"medical_text": …}. Prints its address and runs until it is ended.',
    port: 'port; 0: any that is free',
    token: 'the token that callers send; without it one is made and told on standard error',
    noToken: 'no token: every program of this machine may call',
    database: 'keeps the drafts in this database, with the key in FILE.key; without it they are in memory only',
    model: 'model id',
    template: 'template id, or a template file (.json)',
    context: 'tokens the model may hold at a time',
  },
} as const

const defaultPort = 8765

function portNumber(text: string): number {
  const port = wholeNumber(text)
  if (port > 65_535) throw new InvalidArgumentError('0–65535')
  return port
}

/** `serve --port N --token T`. */
export function serveCommand({ language }: CommandContext): Command {
  const t = texts[language]
  return new Command('serve')
    .description(t.about)
    .option('--json', usageTexts[language].json)
    .option('--port <N>', t.port, portNumber, defaultPort)
    .option('--token <TOKEN>', t.token)
    .option('--no-token', t.noToken)
    .option('--database <FILE>', t.database)
    .option('--model <ID>', t.model)
    .option('--template <ID>', t.template, 'outpatient')
    .option('--context <TOKENS>', t.context, wholeNumber, 8192)
    .action(async (options: ServeOptions) => {
      const { serveApi } = await import('./serveApi.ts')
      await serveApi(options, language)
    })
}
