/** People, the customer archive, tickets with their clocks, calls and the journal. */
export const foundation = `
CREATE TABLE users (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, username TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,
  roles TEXT NOT NULL, extension TEXT, disabled INTEGER NOT NULL, password_hash TEXT NOT NULL,
  failures INTEGER NOT NULL, locked_until INTEGER, sample INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE customers (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, name TEXT NOT NULL, city TEXT NOT NULL, sample INTEGER NOT NULL
) STRICT;
CREATE INDEX customers_name ON customers(name);

CREATE TABLE sites (
  id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers(id), name TEXT NOT NULL, city TEXT NOT NULL,
  address TEXT NOT NULL, distance_km REAL
) STRICT;
CREATE INDEX sites_customer ON sites(customer_id);

CREATE TABLE contacts (
  id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers(id), name TEXT NOT NULL, title TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_customer ON contacts(customer_id);

CREATE TABLE phone_numbers (
  id TEXT PRIMARY KEY, contact_id TEXT NOT NULL REFERENCES contacts(id),
  customer_id TEXT NOT NULL REFERENCES customers(id), number TEXT NOT NULL
) STRICT;
CREATE INDEX phone_numbers_number ON phone_numbers(number);
CREATE INDEX phone_numbers_contact ON phone_numbers(contact_id);
CREATE INDEX phone_numbers_customer ON phone_numbers(customer_id);

CREATE TABLE contracts (
  id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers(id), number TEXT NOT NULL UNIQUE,
  policy_id TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contracts_customer ON contracts(customer_id);

CREATE TABLE devices (
  id TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers(id), site_id TEXT NOT NULL REFERENCES sites(id),
  contract_id TEXT REFERENCES contracts(id), serial_number TEXT NOT NULL, barcode TEXT NOT NULL, model TEXT NOT NULL,
  product_line TEXT NOT NULL
) STRICT;
CREATE INDEX devices_customer ON devices(customer_id);
CREATE INDEX devices_site ON devices(site_id);
CREATE INDEX devices_contract ON devices(contract_id);
CREATE INDEX devices_serial ON devices(serial_number);
CREATE INDEX devices_barcode ON devices(barcode);

CREATE TABLE tickets (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, policy_id TEXT NOT NULL,
  severity TEXT NOT NULL, category TEXT NOT NULL, summary TEXT NOT NULL, description TEXT NOT NULL,
  customer_id TEXT NOT NULL REFERENCES customers(id), site_id TEXT REFERENCES sites(id),
  contact_id TEXT REFERENCES contacts(id), contract_id TEXT REFERENCES contracts(id),
  device_id TEXT REFERENCES devices(id), stated_serial TEXT NOT NULL, contact_name TEXT NOT NULL,
  callback_number TEXT NOT NULL, assignee_id TEXT REFERENCES users(id), created_by TEXT REFERENCES users(id),
  created_at INTEGER NOT NULL, sample INTEGER NOT NULL, clock TEXT, clock_count INTEGER NOT NULL,
  due_at INTEGER NOT NULL, next_check_at INTEGER, urgency INTEGER NOT NULL
) STRICT;
CREATE INDEX tickets_customer ON tickets(customer_id, stage);
CREATE INDEX tickets_open_due ON tickets(due_at, id, stage, urgency) WHERE stage <> 'closed';
CREATE INDEX tickets_stage_due ON tickets(stage, due_at, id);
CREATE INDEX tickets_check ON tickets(next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE ticket_clocks (
  ticket_id TEXT NOT NULL REFERENCES tickets(id), commitment TEXT NOT NULL, state TEXT NOT NULL, due_at INTEGER,
  remaining_ms INTEGER NOT NULL, target_ms INTEGER, started_at INTEGER NOT NULL, at_risk_at INTEGER, met_at INTEGER,
  policy_version INTEGER NOT NULL, calendar_version INTEGER NOT NULL, PRIMARY KEY (ticket_id, commitment)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_numbers (day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
  id TEXT PRIMARY KEY, visit TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, number TEXT NOT NULL, joined_at INTEGER NOT NULL,
  answered_at INTEGER, ended_at INTEGER, outcome TEXT NOT NULL, wait_ms INTEGER NOT NULL, talk_ms INTEGER NOT NULL,
  agent TEXT, customer_id TEXT REFERENCES customers(id), source TEXT NOT NULL
) STRICT;
CREATE INDEX calls_customer ON calls(customer_id, joined_at);
CREATE INDEX calls_joined ON calls(joined_at);

CREATE TABLE ticket_calls (
  ticket_id TEXT NOT NULL REFERENCES tickets(id), call_id TEXT NOT NULL REFERENCES calls(id),
  PRIMARY KEY (ticket_id, call_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_calls_call ON ticket_calls(call_id, ticket_id);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL, entity TEXT NOT NULL,
  entity_id TEXT NOT NULL, change TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_entity ON journal(entity, entity_id, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`
