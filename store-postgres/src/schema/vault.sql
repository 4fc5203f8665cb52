-- Vaults: values under names in drawers. All names are bytes.
CREATE TABLE unbracket_vault.secret (
    vault bytea NOT NULL,
    drawer bytea NOT NULL,
    name bytea NOT NULL,
    value bytea NOT NULL,
    PRIMARY KEY (vault, drawer, name)
);
