import type { InstructionKind } from './instructionKinds.ts'

/** `unlessTold`: no sign where the sentence tells what was said to or asked by a person. */
export type Sign = { readonly kind: InstructionKind; readonly pattern: RegExp; readonly unlessTold?: boolean }
