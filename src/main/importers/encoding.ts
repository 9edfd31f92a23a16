import type { textEncodings } from '../../shared/choices.ts'

export type Encoding = (typeof textEncodings)[number]
