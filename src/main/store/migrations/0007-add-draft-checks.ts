import type { Migration } from './migration.ts'

/** How a draft stands against its record, for the order of the queue; derived, and written over when the draft is checked again. */
export const addDraftChecks: Migration = {
  number: 7,
  name: 'add-draft-checks',
  sql: `
CREATE TABLE draft_checks (
  draft_id TEXT PRIMARY KEY REFERENCES drafts (id),
  version INTEGER NOT NULL,
  reds INTEGER NOT NULL,
  ambers INTEGER NOT NULL,
  FOREIGN KEY (draft_id, version) REFERENCES draft_versions (draft_id, version)
) STRICT;
`,
}
