/** What in a record speaks to a program instead of about a patient. */
export const instructionKinds = ['order', 'turn', 'role', 'hidden', 'other-patient'] as const
export type InstructionKind = (typeof instructionKinds)[number]
