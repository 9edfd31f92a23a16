/** A file of the repository as its text, packed into the page at the build. */
declare module '*.md?raw' {
  const text: string
  export default text
}
