/** Alerts of running clocks, and who is on duty. */
export const alertsDuty = `
CREATE TABLE alerts (
  id TEXT PRIMARY KEY, ticket_id TEXT NOT NULL REFERENCES tickets(id), commitment TEXT NOT NULL, level INTEGER NOT NULL,
  raised_at INTEGER NOT NULL, passed INTEGER NOT NULL, roles TEXT NOT NULL, assignee_id TEXT REFERENCES users(id),
  over_at INTEGER, acknowledged_by TEXT REFERENCES users(id), acknowledged_at INTEGER, note TEXT NOT NULL,
  UNIQUE (ticket_id, commitment, level)
) STRICT;
CREATE INDEX alerts_open ON alerts(level, raised_at) WHERE passed = 0 AND over_at IS NULL AND acknowledged_at IS NULL;
CREATE INDEX alerts_assignee ON alerts(assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX alerts_acknowledged_by ON alerts(acknowledged_by) WHERE acknowledged_by IS NOT NULL;

CREATE TABLE duty (
  user_id TEXT PRIMARY KEY REFERENCES users(id), state TEXT NOT NULL, since INTEGER NOT NULL, note TEXT NOT NULL,
  ends_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_log (
  id INTEGER PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users(id), state TEXT NOT NULL, at INTEGER NOT NULL,
  note TEXT NOT NULL, ends_at INTEGER
) STRICT;
CREATE INDEX duty_log_user ON duty_log(user_id, at);
CREATE TRIGGER duty_log_no_update BEFORE UPDATE ON duty_log
BEGIN SELECT RAISE(ABORT, 'the duty log is append-only'); END;
CREATE TRIGGER duty_log_no_delete BEFORE DELETE ON duty_log
WHEN (SELECT sample FROM users WHERE id = OLD.user_id) = 0
BEGIN SELECT RAISE(ABORT, 'the duty log is append-only'); END;
`
