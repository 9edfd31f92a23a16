declare module '*?raw' {
  const text: string
  export default text
}

/** Vite's own: the texts of all files that match, by their path from this file. */
interface ImportMeta {
  readonly glob: (
    pattern: string,
    options: { readonly query: '?raw'; readonly import: 'default'; readonly eager: true },
  ) => Record<string, string>
}
