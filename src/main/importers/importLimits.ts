/** What a file may cost its reader; anything over it is refused by name. Bytes of the file itself: `maximumFileBytes`. */
export const importLimits = {
  /** UTF-16 units of the text that comes out. */
  characters: 2_000_000,
  pages: 200,
  /** Of elements of XML and HTML, values of JSON, groups of RTF: a page with ten tables in one another has some forty. */
  depth: 64,
  /** Bytes unpacked for each byte packed, looked at once a part is over a megabyte. */
  packingRatio: 100,
  unpackedBytes: 32 * 1024 * 1024,
  archiveParts: 2_000,
  milliseconds: 15_000,
  /** Of the process that reads. */
  memoryMegabytes: 512,
} as const
