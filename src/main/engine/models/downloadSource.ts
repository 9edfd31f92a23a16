import type { CatalogueModel } from './catalogue.ts'
import type { PartialFile } from './partialFile.ts'

/** Why a source could not deliver: the next one is tried. A cancelled download or a full disk is an AppFailure instead and ends the pull. */
export class SourceFailure extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.name = 'SourceFailure'
    this.reason = reason
  }
}

export type Download = {
  readonly model: CatalogueModel
  /** Filled from where it ends; what it holds already is not fetched again. */
  readonly target: PartialFile
  /** For whatever the source has to put aside; removed with everything in it once the model is whole. */
  readonly workFolder: string
  readonly signal: AbortSignal
  /** Bytes of the model that have arrived, those of earlier tries included. */
  readonly onBytes: (bytes: number) => void
}

/** Fills the target to the end, or throws. Resolves with the SHA-256 that the source itself states for the whole file, if it does. */
export type DownloadFrom<Source> = (source: Source, download: Download) => Promise<string | null>
