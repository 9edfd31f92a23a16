import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** Electron's nine switches, all named: one that a later Electron adds stops the build until somebody has decided on it. */
export const applicationFuses: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** Sets them in an Electron binary. Throws when the binary has another number of fuses. */
export async function flipApplicationFuses(binary: string): Promise<void> {
  await flipFuses(binary, { version: FuseVersion.V1, strictlyRequireAllFuses: true, resetAdHocDarwinSignature: true, ...applicationFuses })
}

/** How many of the nine stand in the binary as they should. */
export async function countRightFuses(binary: string): Promise<number> {
  const wire = (await getCurrentFuseWire(binary)) as Partial<Record<FuseV1Options, FuseState>>
  return fuseOptions().filter((fuse) => wire[fuse] === (applicationFuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE)).length
}

export function fuseOptions(): readonly FuseV1Options[] {
  return Object.values(FuseV1Options).filter((option): option is FuseV1Options => typeof option === 'number')
}
