import type { Language } from '../../shared/messages/formatFailure.ts'

/** Chinese unless the terminal says English (LC_ALL, LC_MESSAGES, LANG in that order); C and POSIX say nothing. */
export function languageOfTerminal(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^en/i.test(locale) ? 'en' : 'zh'
}
