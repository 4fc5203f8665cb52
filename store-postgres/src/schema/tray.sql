-- Requests to the node that leads. Unlogged: what lies here for moments goes into no journal, no
-- standby and no archive, and is gone after a crash, which whoever asks has to expect anyway.
CREATE UNLOGGED TABLE unbracket_tray.request (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tray bytea NOT NULL,
    name bytea NOT NULL UNIQUE,
    put timestamptz NOT NULL DEFAULT clock_timestamp(),
    request bytea NOT NULL,
    answer bytea
);
CREATE INDEX waiting ON unbracket_tray.request (tray, place) WHERE answer IS NULL;
