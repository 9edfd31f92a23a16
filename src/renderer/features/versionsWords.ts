import type { TFunction } from 'i18next'
import { bundleKinds } from '../../shared/bundles.ts'
import type { Versions } from '../../shared/versions.ts'

/** The application and each signed bundle, each with its version. */
export function versionsWords(t: TFunction, { application, bundles }: Versions): string[] {
  const added = bundleKinds.flatMap((kind) => {
    const version = bundles[kind]
    return version === undefined ? [] : [t('versions.bundle', { kind: t(`settings.bundles.kinds.${kind}`), version })]
  })
  return [t('versions.application', { version: application }), ...added]
}
