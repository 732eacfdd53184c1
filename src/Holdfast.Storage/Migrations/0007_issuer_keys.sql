-- The keys that sign credentials and status lists. The private half is sealed under the key file; of a retired key only the public half is left.

CREATE TABLE issuer_keys (
    id text NOT NULL PRIMARY KEY,
    algorithm text NOT NULL,
    x text NOT NULL,
    y text NOT NULL,
    sealed_under text,
    nonce bytea,
    secret bytea,
    created_at bigint NOT NULL,
    retired_at bigint,
    CHECK ((retired_at IS NULL) = (secret IS NOT NULL))
);
CREATE UNIQUE INDEX issuer_keys_present ON issuer_keys (algorithm) WHERE retired_at IS NULL;
