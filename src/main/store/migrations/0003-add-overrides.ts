import type { Migration } from './migration.ts'

export const addOverrides: Migration = {
  number: 3,
  name: 'add-overrides',
  sql: `
-- A finding that the physician lets stand, on which words of which version, and why; reason_json NULL: the physician took that back.
CREATE TABLE overrides (
  number INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL REFERENCES notes (id),
  draft_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  section_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  at INTEGER NOT NULL,
  passage_json TEXT NOT NULL,
  reason_json TEXT,
  FOREIGN KEY (draft_id, version) REFERENCES draft_versions (draft_id, version)
) STRICT;
CREATE INDEX overrides_of_draft ON overrides (draft_id, number);

CREATE TRIGGER overrides_are_not_changed BEFORE UPDATE ON overrides BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER overrides_are_not_deleted BEFORE DELETE ON overrides BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
