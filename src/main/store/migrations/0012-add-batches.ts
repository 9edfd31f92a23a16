import type { Migration } from './migration.ts'

export const addBatches: Migration = {
  number: 12,
  name: 'add-batches',
  sql: `
-- Many records, drafted one after the other. What became of a batch and of each of its records is told by their last events; a record's text is never here.
CREATE TABLE batches (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name_json TEXT NOT NULL,
  source_json TEXT NOT NULL,
  template_id TEXT NOT NULL,
  seed INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE batch_events (
  number INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batches (id),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'done')),
  at INTEGER NOT NULL,
  reason_json TEXT
) STRICT;
CREATE INDEX batch_events_of_batch ON batch_events (batch_id, number);

CREATE TABLE batch_items (
  number INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batches (id),
  position INTEGER NOT NULL,
  name_json TEXT NOT NULL,
  place_json TEXT NOT NULL,
  UNIQUE (batch_id, position)
) STRICT;

-- text_sha256: of the note's text, by which the same record is known again. is_final: nothing follows; a record has one such event at most.
CREATE TABLE batch_item_events (
  number INTEGER PRIMARY KEY,
  item_number INTEGER NOT NULL REFERENCES batch_items (number),
  state TEXT NOT NULL CHECK (state IN ('noted', 'drafted', 'refused', 'same', 'failed')),
  is_final INTEGER NOT NULL CHECK (is_final = (state <> 'noted')),
  at INTEGER NOT NULL,
  note_id TEXT REFERENCES notes (id),
  draft_id TEXT REFERENCES drafts (id),
  text_sha256 TEXT,
  failure_json TEXT,
  same_as_json TEXT
) STRICT;
CREATE UNIQUE INDEX batch_item_events_once ON batch_item_events (item_number, is_final);
CREATE INDEX batch_item_events_of_text ON batch_item_events (text_sha256) WHERE text_sha256 IS NOT NULL;

CREATE TRIGGER batches_are_not_changed BEFORE UPDATE ON batches BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batches_are_not_deleted BEFORE DELETE ON batches BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_events_are_not_changed BEFORE UPDATE ON batch_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_events_are_not_deleted BEFORE DELETE ON batch_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_items_are_not_changed BEFORE UPDATE ON batch_items BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_items_are_not_deleted BEFORE DELETE ON batch_items BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_item_events_are_not_changed BEFORE UPDATE ON batch_item_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER batch_item_events_are_not_deleted BEFORE DELETE ON batch_item_events BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
