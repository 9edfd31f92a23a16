/** What kind of edit a physician's change is. Apart from the schema, so that the window needs no validator for it. */
export const editTypes = ['terminology', 'style', 'certainty', 'fact', 'omission', 'deletion'] as const
