/** The weekly discs: plans, catalogue, editions with their discs and copies, keys and what sites have; and the site's own side. */
export const media = `
CREATE TABLE media_plans (
  site_id TEXT PRIMARY KEY REFERENCES sites(id), rev INTEGER NOT NULL, plan TEXT NOT NULL, created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
-- Reminders follow from plans and editions; only who has seen which is kept.
CREATE TABLE media_reminders_seen (
  id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL, seen_by TEXT NOT NULL, note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE media_files (
  sha256 TEXT PRIMARY KEY, rev INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL,
  status TEXT NOT NULL, findings TEXT NOT NULL, reasons TEXT NOT NULL, kb TEXT, title TEXT NOT NULL, products TEXT NOT NULL,
  architectures TEXT NOT NULL, languages TEXT NOT NULL, released TEXT, supersedes TEXT NOT NULL, requires TEXT NOT NULL,
  source TEXT NOT NULL, added_at INTEGER NOT NULL, entered_by TEXT, confirmed_by TEXT, confirmed_at INTEGER, note TEXT NOT NULL
) STRICT;
CREATE INDEX media_files_kb ON media_files(kb);
CREATE INDEX media_files_status ON media_files(status, added_at);

CREATE TABLE media_editions (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, site_id TEXT NOT NULL REFERENCES sites(id), week TEXT NOT NULL, seq INTEGER NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, discs INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  planned_by TEXT NOT NULL, chosen TEXT NOT NULL, left_out TEXT NOT NULL, fee_fen INTEGER, key_id TEXT, previous TEXT, manifest TEXT,
  manifest_sha256 TEXT, built_at INTEGER, built_by TEXT, approved_by TEXT, approved_at INTEGER, sealed_at INTEGER, seal_number TEXT,
  handed_over_at INTEGER, hand_over TEXT, received_at INTEGER, received_by TEXT, receipt_at INTEGER, receipt TEXT, ended_reason TEXT
) STRICT;
CREATE UNIQUE INDEX media_editions_seq ON media_editions(site_id, seq);
CREATE UNIQUE INDEX media_editions_week ON media_editions(site_id, week) WHERE state NOT IN ('cancelled', 'lost', 'refused');
CREATE INDEX media_editions_open ON media_editions(state) WHERE state NOT IN ('imported', 'refused', 'lost', 'cancelled');

CREATE TABLE media_edition_files (
  edition_id TEXT NOT NULL REFERENCES media_editions(id), sha256 TEXT NOT NULL REFERENCES media_files(sha256), disc INTEGER NOT NULL,
  path TEXT NOT NULL, PRIMARY KEY (edition_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_edition_files_sha256 ON media_edition_files(sha256);

CREATE TABLE media_discs (
  edition_id TEXT NOT NULL REFERENCES media_editions(id), n INTEGER NOT NULL, image_sha256 TEXT, image_size INTEGER, built_at INTEGER,
  PRIMARY KEY (edition_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE media_copies (
  id TEXT PRIMARY KEY, edition_id TEXT NOT NULL, n INTEGER NOT NULL, state TEXT NOT NULL, serial TEXT NOT NULL, drive TEXT NOT NULL,
  burned_at INTEGER NOT NULL, burned_by TEXT NOT NULL, checked_at INTEGER, checked_by TEXT, reason TEXT,
  FOREIGN KEY (edition_id, n) REFERENCES media_discs(edition_id, n)
) STRICT;
CREATE INDEX media_copies_disc ON media_copies(edition_id, n);

CREATE TABLE media_inventory (
  site_id TEXT NOT NULL REFERENCES sites(id), sha256 TEXT NOT NULL REFERENCES media_files(sha256),
  edition_id TEXT NOT NULL REFERENCES media_editions(id), acknowledged_at INTEGER NOT NULL, PRIMARY KEY (site_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_inventory_edition ON media_inventory(edition_id);
CREATE INDEX media_inventory_sha256 ON media_inventory(sha256);

CREATE TABLE media_keys (
  id TEXT PRIMARY KEY, sign TEXT NOT NULL, agree TEXT NOT NULL, sealed TEXT NOT NULL, created_at INTEGER NOT NULL,
  backed_up_at INTEGER, retired_at INTEGER, statement TEXT
) STRICT;
CREATE UNIQUE INDEX media_keys_current ON media_keys((retired_at IS NULL)) WHERE retired_at IS NULL;

CREATE TABLE media_site_cards (
  site_id TEXT NOT NULL REFERENCES sites(id), key_id TEXT NOT NULL, card TEXT NOT NULL, fingerprint TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL, enrolled_by TEXT NOT NULL, revoked_at INTEGER, PRIMARY KEY (site_id, key_id)
) STRICT, WITHOUT ROWID;
-- One secret for each pair of keys, sealed like every secret of the profile.
CREATE TABLE media_site_secrets (
  site_id TEXT NOT NULL REFERENCES sites(id), site_key TEXT NOT NULL, centre_key TEXT NOT NULL, sealed TEXT NOT NULL,
  PRIMARY KEY (site_id, site_key, centre_key)
) STRICT, WITHOUT ROWID;

-- From here on the site's side.
CREATE TABLE media_trusted_keys (
  id TEXT PRIMARY KEY, sign TEXT NOT NULL, agree TEXT NOT NULL, since INTEGER NOT NULL, via TEXT NOT NULL, retired_at INTEGER
) STRICT;
CREATE TABLE media_arrivals (
  edition_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, week TEXT NOT NULL, manifest TEXT NOT NULL, manifest_sha256 TEXT NOT NULL,
  discs INTEGER NOT NULL, first_at INTEGER NOT NULL, released_by TEXT, released_second TEXT, release_reason TEXT, released_at INTEGER,
  imported_at INTEGER, receipt_at INTEGER, receipt TEXT
) STRICT;
CREATE INDEX media_arrivals_seq ON media_arrivals(seq);
CREATE TABLE media_arrived_discs (
  edition_id TEXT NOT NULL REFERENCES media_arrivals(edition_id), n INTEGER NOT NULL, verified_at INTEGER NOT NULL, imported_at INTEGER,
  serial TEXT NOT NULL, destroyed_at INTEGER, destroyed_by TEXT, destroyed_how TEXT, PRIMARY KEY (edition_id, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE media_refusals (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, disc TEXT, files TEXT NOT NULL
) STRICT;
CREATE INDEX media_refusals_at ON media_refusals(at);
CREATE TABLE media_imported_files (
  sha256 TEXT PRIMARY KEY, kb TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
  edition_id TEXT NOT NULL REFERENCES media_arrivals(edition_id), imported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX media_imported_files_edition ON media_imported_files(edition_id);
`
