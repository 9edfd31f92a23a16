/**
 * One step of the schema. Frozen once shipped: a file out there has run exactly this text, so a change is a new migration.
 * Plain SQL without imports of the application, whose code of tomorrow would change what happened yesterday.
 */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string }
