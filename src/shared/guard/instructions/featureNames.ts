/**
 * What tells a sentence that is spoken to the program from one about a patient, and what each adds. No single feature but a strong one says it.
 * `program`: who is spoken to, or of, is a program; `clerk`: who writes up. `ifRead`: to whoever reads this. `rules`, `role`, `systemVoice`: what holds,
 * who the reader is, who speaks. `authority`: who orders it. `attack`: words of the trade. `fabricate`, `transform`: facts invented, or exchanged all over. `control`: not to summarize. `task`: another task than a summary. `format`: the shape of the whole. `ruleForAll`: of all
 * summaries. `whileWriting`, `stealth`: how. `artefact`: the text that is to be made; `writing`: what is done with it.
 */
export const weights = {
  program: 3,
  clerk: 3,
  ifRead: 3,
  rules: 2,
  role: 3,
  systemVoice: 2,
  authority: 3,
  attack: 4,
  fabricate: 3,
  transform: 3,
  control: 4,
  task: 2,
  format: 2,
  ruleForAll: 2,
  whileWriting: 2,
  stealth: 2,
  otherPatients: 2,
  code: 4,
  assignment: 3,
  artefact: 1,
  writing: 1,
  quoted: 1,
  ownText: 1,
  advert: 1,
  sanction: 1,
  wording: 1,
  request: 1,
} as const
export type FeatureName = keyof typeof weights
/** Bounded patterns, so that time grows with the text only. */
export type Features = Readonly<Partial<Record<FeatureName, readonly RegExp[]>>>
