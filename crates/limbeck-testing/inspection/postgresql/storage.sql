CREATE TABLE events (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2020 PARTITION OF events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE base (a integer CHECK (a > 0));
CREATE TABLE derived (b integer) INHERITS (base);
CREATE TABLE filled (a integer) WITH (fillfactor = 70, autovacuum_enabled = false);
CREATE UNLOGGED TABLE fast (a integer);
