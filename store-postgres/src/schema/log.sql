-- The logs of one database: their heads, entries, keys, bodies, and the names of what was erased.
-- Names of logs are bytes, as the encoding of the database is none of ours.
CREATE TABLE unbracket.head (
    log integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name bytea NOT NULL UNIQUE,
    length bigint NOT NULL DEFAULT 0 CHECK (length >= 0),
    epoch bigint NOT NULL DEFAULT 0 CHECK (epoch >= 0)
) WITH (fillfactor = 10);

CREATE TABLE unbracket.entry (
    log integer NOT NULL REFERENCES unbracket.head,
    index bigint NOT NULL CHECK (index >= 0),
    leaf bytea NOT NULL CHECK (octet_length(leaf) <= 65535),
    PRIMARY KEY (log, index)
);

CREATE TABLE unbracket.key (
    log integer NOT NULL REFERENCES unbracket.head,
    key bytea NOT NULL CHECK (octet_length(key) = 32),
    index bigint NOT NULL CHECK (index >= 0),
    PRIMARY KEY (log, key)
);

CREATE TABLE unbracket.body (
    log integer NOT NULL REFERENCES unbracket.head,
    name bytea NOT NULL CHECK (octet_length(name) = 32),
    salt bytea NOT NULL CHECK (octet_length(salt) = 32),
    bytes bytea NOT NULL,
    PRIMARY KEY (log, name)
);

CREATE TABLE unbracket.erased (
    log integer NOT NULL REFERENCES unbracket.head,
    name bytea NOT NULL CHECK (octet_length(name) = 32),
    PRIMARY KEY (log, name)
);

-- No statement, ours or an operator's, changes an entry or takes one away.
CREATE FUNCTION unbracket.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry of a log never changes and never goes away';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON unbracket.entry
    FOR EACH STATEMENT EXECUTE FUNCTION unbracket.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON unbracket.key
    FOR EACH STATEMENT EXECUTE FUNCTION unbracket.keep();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON unbracket.erased
    FOR EACH STATEMENT EXECUTE FUNCTION unbracket.keep();
