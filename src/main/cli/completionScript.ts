import type { Command } from 'commander'

export const shells = ['bash', 'zsh'] as const

/** A completion script of the whole tree: commands, options, closed choices; elsewhere the shell offers files. zsh takes it through its bash mode. */
export function completionScript(program: Command, shell: (typeof shells)[number]): string {
  const name = program.name()
  const cases = casesOf(program, '').join('\n')
  return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_${name}() {
  local word="\${COMP_WORDS[COMP_CWORD]}" last="\${COMP_WORDS[COMP_CWORD-1]}" path="" at index=1
  while [ "$index" -lt "$COMP_CWORD" ]; do
    at="\${COMP_WORDS[index]}"
    case "$path/$at" in
      ${pathsOf(program, '').join('|')}) path="$path/$at" ;;
    esac
    index=$((index + 1))
  done
  local words=""
  case "$path|$last" in
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ "\${#COMPREPLY[@]}" -eq 0 ] && [ "\${word#-}" = "$word" ]; then COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _${name} ${name}
`
}

function pathsOf(command: Command, path: string): string[] {
  return command.commands.flatMap((child) => [`${path}/${child.name()}`, ...pathsOf(child, `${path}/${child.name()}`)])
}

function casesOf(command: Command, path: string): string[] {
  const choices = command.options.flatMap(({ long, argChoices }) =>
    long && argChoices ? [`    "${path}|${long}") words="${argChoices.join(' ')}" ;;`] : [],
  )
  const options = [...command.options.flatMap(({ long }) => long ?? []), '--help']
  const values = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])
  const words = [...command.commands.map((child) => child.name()), ...values, ...options].join(' ')
  return [
    ...choices,
    `    "${path}|"*) words="${words}" ;;`,
    ...command.commands.flatMap((child) => casesOf(child, `${path}/${child.name()}`)),
  ]
}
