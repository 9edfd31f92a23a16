import type { Command } from 'commander'
import type { Language } from '../../shared/messages/formatFailure.ts'

/** What each command of the program is built with. */
export type CommandContext = { readonly language: Language }

/** Makes one command, with its words in the language of the terminal. What it does is loaded only once it is asked for. */
export type CommandBuilder = (context: CommandContext) => Command
