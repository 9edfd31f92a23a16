/** What the physician can choose from. Apart from the contract, so that the window needs no validator for it. */
export const themes = ['system', 'light', 'dark'] as const

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const

/**
 * How the database key is kept: by the operating system's key store (and within it by the PIN, where one is set), by the PIN alone where there is no key
 * store, or in a file beside the database where there is neither.
 */
export const keyProtections = ['operating-system', 'pin', 'file'] as const

/** physician: everything about notes · intern: the same, and the signature needs a physician's beside it · administrator: models, retention, rule packs, accounts. */
export const roles = ['physician', 'intern', 'administrator'] as const

/** Minutes without a key or a movement of the mouse after which the window locks itself. */
export const autoLockMinutes = [1, 2, 3, 5, 10, 15] as const

/** Percent of the size that the window was drawn for. */
export const scales = [100, 125, 150, 175, 200] as const

/** After how many months without a touch a note may be purged; 0: never. */
export const retentionMonths = [0, 1, 3, 6, 12, 24] as const

/** 0: the clipboard is left alone. */
export const clipboardSeconds = [30, 60, 120, 300, 0] as const

export const lineEnds = ['crlf', 'lf'] as const

/** Of letters and digits in what is copied. */
export const widths = ['keep', 'half', 'full'] as const

/** What a record can be read from. */
export const importFormats = ['text', 'docx', 'pdf', 'rtf', 'html', 'xml', 'cda', 'fhir', 'hl7', 'csv'] as const

/** What a conversion to text left out, or had to guess. */
export const importWarningCodes = [
  'encoding-guessed',
  'hidden-text',
  'deleted-text',
  'pictures',
  'active-content',
  'linked-content',
  'attachments',
  'comments',
  'symbols',
  'coded-entries',
  'pages-without-text',
] as const
