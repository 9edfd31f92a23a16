import process from 'node:process'
import { Argument, Command } from 'commander'
import type { CommandContext } from './commandContext.ts'
import { completionScript, shells } from './completionScript.ts'

const texts = {
  zh: { about: '输出 shell 补全脚本，例如：source <(yizhai completion bash)', shell: 'shell' },
  en: { about: 'print the completion script of a shell: source <(yizhai completion bash)', shell: 'shell' },
} as const

/** `completion bash|zsh`, made from the tree of commands that it stands in. */
export function completionCommand({ language }: CommandContext): Command {
  const t = texts[language]
  const command: Command = new Command('completion')
    .description(t.about)
    .addArgument(new Argument('<SHELL>', t.shell).choices(shells))
    .action((shell: (typeof shells)[number]) => {
      process.stdout.write(completionScript(command.parent ?? command, shell))
    })
  return command
}
