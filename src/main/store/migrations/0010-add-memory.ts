import type { Migration } from './migration.ts'

export const addMemory: Migration = {
  number: 10,
  name: 'add-memory',
  sql: `
-- What a physician changed in what the model wrote, from a signed note. change_json: what of it may be made elsewhere, without a word of the note. is_kept: the
-- opposite, the change was not made where it could have been. replaces: an earlier line of which the physician has corrected the type.
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  physician TEXT NOT NULL,
  note_id TEXT NOT NULL REFERENCES notes (id),
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  section_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  change_json TEXT,
  before_json TEXT NOT NULL,
  after_json TEXT NOT NULL,
  is_kept INTEGER NOT NULL,
  replaces INTEGER REFERENCES corrections (number)
) STRICT;
CREATE INDEX corrections_of_physician ON corrections (physician, number);
CREATE INDEX corrections_of_draft ON corrections (draft_id, number);

-- A rule of one physician on this machine; what became of it is told by its events.
CREATE TABLE correction_rules (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  physician TEXT NOT NULL,
  section_id TEXT NOT NULL,
  type TEXT NOT NULL,
  change_json TEXT NOT NULL,
  origin TEXT NOT NULL,
  examples_json TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_rules_of_physician ON correction_rules (physician, number);

CREATE TABLE rule_events (
  number INTEGER PRIMARY KEY,
  rule_id TEXT NOT NULL REFERENCES correction_rules (id),
  kind TEXT NOT NULL CHECK (kind IN ('proposed', 'approved', 'off', 'rolled-back', 'suspended', 'used')),
  at INTEGER NOT NULL,
  draft_id TEXT REFERENCES drafts (id),
  reason TEXT
) STRICT;
CREATE INDEX rule_events_of_rule ON rule_events (rule_id, number);

CREATE TRIGGER corrections_are_not_changed BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER corrections_are_not_deleted BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER correction_rules_are_not_changed BEFORE UPDATE ON correction_rules BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER correction_rules_are_not_deleted BEFORE DELETE ON correction_rules BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER rule_events_are_not_changed BEFORE UPDATE ON rule_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER rule_events_are_not_deleted BEFORE DELETE ON rule_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
