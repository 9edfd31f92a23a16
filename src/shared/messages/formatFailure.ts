import type { Failure } from '../errors.ts'
import { enMessages } from './en.ts'
import { zhMessages } from './zh.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** The failure in the user's language: what happened and what to do. A parameter that is missing shows as `?`. */
export function formatFailure(failure: Failure, language: Language): string {
  const template = (language === 'zh' ? zhMessages : enMessages)[failure.code]
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(failure.params[name] ?? '?'))
}
