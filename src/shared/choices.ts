/** What the physician can choose from. Apart from the contract, so that the window needs no validator for it. */
export const themes = ['system', 'light', 'dark'] as const

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const

/** How the database key is kept: by the operating system's key store, or in a file beside the database where there is none. */
export const keyProtections = ['operating-system', 'file'] as const

/** Percent of the size that the window was drawn for. */
export const scales = [100, 125, 150, 175, 200] as const

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
