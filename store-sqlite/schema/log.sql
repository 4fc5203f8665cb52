CREATE TABLE lead (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- The number of the present leadership; 0 before the first.
    epoch INTEGER NOT NULL CHECK (epoch >= 0)
) STRICT;

INSERT INTO lead (one, epoch) VALUES (1, 0);

CREATE TABLE settling (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Counts the writes that made the outcome of a failed commit definite.
    count INTEGER NOT NULL
) STRICT;

INSERT INTO settling (one, count) VALUES (1, 0);

CREATE TABLE entry (
    place INTEGER PRIMARY KEY CHECK (place >= 0),
    leaf BLOB NOT NULL CHECK (length(leaf) <= 65535)
) STRICT;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry never changes');
END;

CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'an entry never goes away');
END;

CREATE TABLE named (
    key BLOB PRIMARY KEY CHECK (length(key) = 32),
    place INTEGER NOT NULL REFERENCES entry (place)
) STRICT, WITHOUT ROWID;

CREATE TABLE body (
    id INTEGER PRIMARY KEY,
    name BLOB NOT NULL UNIQUE CHECK (length(name) = 32),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE erased (
    name BLOB PRIMARY KEY CHECK (length(name) = 32)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER erased_stays_erased BEFORE DELETE ON erased
BEGIN
    SELECT RAISE(ABORT, 'what was erased stays erased');
END;
