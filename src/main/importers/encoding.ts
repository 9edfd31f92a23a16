import type { textEncodings } from '../../shared/contract.ts'

export type Encoding = (typeof textEncodings)[number]
