/** What the physician can choose from. Apart from the contract, so that the window needs no validator for it. */
export const themes = ['system', 'light', 'dark'] as const

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const

/** How the database key is kept: by the operating system's key store, or in a file beside the database where there is none. */
export const keyProtections = ['operating-system', 'file'] as const
