import type { Severity } from './finding.ts'

export type GuardSettings = {
  /** Rules that a hospital weighs otherwise or leaves out. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>
  readonly maximumComplaintCharacters: number
  readonly maximumComplaintSymptoms: number
  readonly maximumSentences: number
}

export const defaultSettings: GuardSettings = {
  severities: {},
  maximumComplaintCharacters: 20,
  maximumComplaintSymptoms: 3,
  maximumSentences: 12,
}
