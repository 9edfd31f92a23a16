/**
 * Brings the model files that are missing; the model command says how far it is, resumes, and lets only the right SHA-256 pass.
 * @param {import('./setupSteps.mjs').SetupSteps} steps
 * @param {'any' | readonly string[]} wanted `any`: one is enough, whichever it is.
 */
export async function pullModels(steps, wanted) {
  if (wanted.length === 0) return
  const { installedModels } = await import('../../src/main/engine/models/installedModels.ts')
  const installed = (await installedModels()).filter((model) => model.trust !== 'damaged').map((model) => model.id)
  if (wanted === 'any') {
    if (installed.length === 0) await pull(steps, [])
    return
  }
  for (const id of wanted) {
    if (!installed.includes(id)) await pull(steps, [id])
  }
}

/**
 * @param {import('./setupSteps.mjs').SetupSteps} steps
 * @param {readonly string[]} ids
 */
async function pull(steps, ids) {
  const args = ['src/main/cli/yizhai.ts', 'model', 'pull', ...ids]
  await steps.run(`model: ${ids[0] ?? 'none yet, bringing the default one'}`, process.execPath, args, {
    timeoutMs: 60 * 60_000,
    otherwise: ['npm run model -- pull', ...ids].join(' '),
  })
}
