import type { Migration } from './migration.ts'

export const createTables: Migration = {
  number: 1,
  name: 'create-tables',
  sql: `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value_json TEXT NOT NULL
) STRICT;

-- number: the order of arrival, which a clock that is set back can't change.
CREATE TABLE notes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

-- The text stands last, so that a list of notes does not read it.
CREATE TABLE record_versions (
  note_id TEXT NOT NULL REFERENCES notes (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  at INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  preview TEXT NOT NULL,
  notices_json TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (note_id, version)
) STRICT;

CREATE TABLE drafts (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note_id TEXT NOT NULL,
  record_version INTEGER NOT NULL,
  template_id TEXT NOT NULL,
  seed INTEGER NOT NULL,
  headings_json TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  FOREIGN KEY (note_id, record_version) REFERENCES record_versions (note_id, version)
) STRICT;
CREATE INDEX drafts_of_note ON drafts (note_id, number);

-- Grey text as it came, on the way to statement statement_number of its section; NULL: what came since the last one did not stand.
CREATE TABLE stream_texts (
  number INTEGER PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  section_id TEXT NOT NULL,
  statement_number INTEGER NOT NULL CHECK (statement_number >= 1),
  at INTEGER NOT NULL,
  text_json TEXT
) STRICT;
CREATE INDEX stream_texts_of_statement ON stream_texts (draft_id, section_id, statement_number);

CREATE TABLE statements (
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  section_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  at INTEGER NOT NULL,
  statement_json TEXT NOT NULL,
  PRIMARY KEY (draft_id, section_id, number)
) STRICT;

CREATE TABLE draft_versions (
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  author TEXT NOT NULL CHECK (author IN ('model', 'physician')),
  at INTEGER NOT NULL,
  sections_json TEXT NOT NULL,
  PRIMARY KEY (draft_id, version)
) STRICT;

-- A draft without a row here is being written. sections_json: what a stopped draft holds; a drafted one has its version 1.
CREATE TABLE draft_endings (
  draft_id TEXT PRIMARY KEY REFERENCES drafts (id),
  phase TEXT NOT NULL CHECK (phase IN ('drafted', 'stopped')),
  at INTEGER NOT NULL,
  failure_json TEXT,
  coverage_json TEXT,
  timing_json TEXT,
  model_json TEXT,
  sections_json TEXT,
  CHECK ((phase = 'stopped') = (sections_json IS NOT NULL))
) STRICT;

CREATE TABLE rejections (
  number INTEGER PRIMARY KEY,
  draft_id TEXT NOT NULL REFERENCES drafts (id),
  section_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  text_json TEXT NOT NULL
) STRICT;
CREATE INDEX rejections_of_draft ON rejections (draft_id);

CREATE TABLE signatures (
  number INTEGER PRIMARY KEY,
  note_id TEXT NOT NULL REFERENCES notes (id),
  draft_id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sections_json TEXT NOT NULL,
  FOREIGN KEY (draft_id, version) REFERENCES draft_versions (draft_id, version)
) STRICT;
CREATE INDEX signatures_of_note ON signatures (note_id, number);
`,
}
