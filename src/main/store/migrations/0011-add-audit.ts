import type { Migration } from './migration.ts'

export const addAudit: Migration = {
  number: 11,
  name: 'add-audit',
  sql: `
-- What was done here, without a word of any text. note_id and draft_id refer to nothing: a row outlives what it tells of. mac: over the row and the mac before it.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY CHECK (number >= 1),
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  note_id TEXT,
  draft_id TEXT,
  facts_json TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
