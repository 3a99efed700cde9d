/**
 * What the policies ask of tickets, contracts and devices: every open clock on the ticket's row, the channel and the service
 * asked for, periods that a contract need not state, and what kind of item a device is.
 */
export const servicePolicies = `
ALTER TABLE tickets RENAME COLUMN clock TO open_clocks;
UPDATE tickets SET open_clocks = CASE WHEN open_clocks IS NULL THEN '[]' ELSE json_array(json(open_clocks)) END;
ALTER TABLE tickets DROP COLUMN clock_count;
ALTER TABLE tickets ADD COLUMN channel TEXT NOT NULL DEFAULT 'phone';
ALTER TABLE tickets ADD COLUMN service TEXT;
-- Rows know only their soonest clock so far: all of them come with the next look.
UPDATE tickets SET next_check_at = 0 WHERE stage <> 'closed';
CREATE INDEX tickets_device ON tickets(device_id) WHERE device_id IS NOT NULL;

ALTER TABLE contracts ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
ALTER TABLE contracts ADD COLUMN stated_from INTEGER;
ALTER TABLE contracts ADD COLUMN stated_to INTEGER;
ALTER TABLE contracts ADD COLUMN accepted_at INTEGER;
ALTER TABLE contracts ADD COLUMN previous_ends_at INTEGER;
UPDATE contracts SET stated_from = starts_at, stated_to = ends_at;
ALTER TABLE contracts DROP COLUMN starts_at;
ALTER TABLE contracts DROP COLUMN ends_at;

ALTER TABLE devices ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
ALTER TABLE devices ADD COLUMN item_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN third_party INTEGER NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN customised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN warranty_from INTEGER;
ALTER TABLE devices ADD COLUMN warranty_to INTEGER;

CREATE TABLE contract_prices (
  contract_id TEXT NOT NULL REFERENCES contracts(id), item TEXT NOT NULL, fen INTEGER NOT NULL,
  PRIMARY KEY (contract_id, item)
) STRICT, WITHOUT ROWID;
`
