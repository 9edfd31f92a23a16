/**
 * What is compiled, each with the environment that its folder has at run time; the longest first. Tests of the pure folders and of the
 * page have a part of their own, because vitest brings the types of Node along. The linter reads the types of tsconfig.lint.json, one for all.
 */
export const parts = [
  'src/main/tsconfig.json',
  'src/preload/tsconfig.json',
  'src/renderer/tsconfig.json',
  'e2e/tsconfig.json',
  'e2e/screens/tsconfig.json',
  'src/tsconfig.test.json',
  'src/shared/tsconfig.json',
  'scripts/tsconfig.json',
]
