CREATE TABLE parent (
  id integer PRIMARY KEY,
  code varchar(10) NOT NULL,
  "some name" integer,
  CONSTRAINT uq_code UNIQUE (code),
  CONSTRAINT "uq both" UNIQUE NULLS NOT DISTINCT (code, "some name") INCLUDE (id),
  CONSTRAINT ck_code CHECK (length(code) > 2 AND code <> ')'),
  CHECK (id > 0 OR (id < 100 AND id <> 5))
);
CREATE TABLE child (
  a integer,
  b integer,
  parent_id integer,
  other_code varchar(10),
  x integer, y integer,
  CONSTRAINT pk_child PRIMARY KEY (b, a),
  CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
  FOREIGN KEY (other_code) REFERENCES parent (code) MATCH FULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_self FOREIGN KEY (x, y) REFERENCES child (b, a) ON DELETE SET DEFAULT (x) ON UPDATE RESTRICT,
  CONSTRAINT uq_deferrable UNIQUE (parent_id) DEFERRABLE
);
ALTER TABLE child ADD CONSTRAINT ck_late CHECK (a < 9) NOT VALID;
ALTER TABLE child ADD CONSTRAINT ck_alone CHECK (a < 99) NO INHERIT;
COMMENT ON CONSTRAINT fk_parent ON child IS 'the parent';
COMMENT ON CONSTRAINT pk_child ON child IS 'the key';
COMMENT ON CONSTRAINT ck_late ON child IS 'the check';
COMMENT ON CONSTRAINT uq_code ON parent IS 'the code';
CREATE TABLE excluding (r int4range, EXCLUDE USING gist (r WITH &&));
CREATE TABLE keyless ();
CREATE TABLE "Mixed Case" ("Id" integer PRIMARY KEY, "select" text DEFAULT ' :a 12:30');
CREATE VIEW v AS SELECT id FROM parent;
CREATE MATERIALIZED VIEW mv AS SELECT id FROM parent;
CREATE TEMPORARY TABLE passing (a integer);
