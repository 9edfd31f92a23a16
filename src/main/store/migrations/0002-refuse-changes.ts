import type { Migration } from './migration.ts'

/** Everything but the settings is append only; the database itself refuses what a later mistake in the code might try. */
export const refuseChanges: Migration = {
  number: 2,
  name: 'refuse-changes',
  sql: `
CREATE TRIGGER notes_are_not_changed BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER notes_are_not_deleted BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER record_versions_are_not_changed BEFORE UPDATE ON record_versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER record_versions_are_not_deleted BEFORE DELETE ON record_versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER drafts_are_not_changed BEFORE UPDATE ON drafts BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER drafts_are_not_deleted BEFORE DELETE ON drafts BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER stream_texts_are_not_changed BEFORE UPDATE ON stream_texts BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER stream_texts_are_not_deleted BEFORE DELETE ON stream_texts BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER statements_are_not_changed BEFORE UPDATE ON statements BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER statements_are_not_deleted BEFORE DELETE ON statements BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER draft_versions_are_not_changed BEFORE UPDATE ON draft_versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER draft_versions_are_not_deleted BEFORE DELETE ON draft_versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER draft_endings_are_not_changed BEFORE UPDATE ON draft_endings BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER draft_endings_are_not_deleted BEFORE DELETE ON draft_endings BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER rejections_are_not_changed BEFORE UPDATE ON rejections BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER rejections_are_not_deleted BEFORE DELETE ON rejections BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER signatures_are_not_changed BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER signatures_are_not_deleted BEFORE DELETE ON signatures BEGIN SELECT RAISE(ABORT, 'append only'); END;
`,
}
