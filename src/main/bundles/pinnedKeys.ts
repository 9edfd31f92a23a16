/** Public halves of the two keys that releases and their bundles are signed with: while one is in use the other waits to follow it. See docs/packaging.md. */
export const pinnedKeys: readonly string[] = [
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAjREEW8GTrRdmQysd3/tc4OIrCcyjf9959aDcRDtqkkw=\n-----END PUBLIC KEY-----\n',
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAukajFKWweHc7HSQlQJRkrMqQPg62w/BLf+M3WgQtiuo=\n-----END PUBLIC KEY-----\n',
]
