CREATE TABLE parent (
  id INTEGER NOT NULL,
  code VARCHAR(10) NOT NULL,
  "some name" INTEGER,
  CONSTRAINT pk_parent PRIMARY KEY (id),
  CONSTRAINT uq_code UNIQUE (code),
  CONSTRAINT "uq both" UNIQUE (code, "some name"),
  CONSTRAINT ck_code CHECK (length(code) > 2 AND code <> ')'),
  CHECK (id > 0)
);
CREATE TABLE child (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  parent_id INTEGER,
  other_id INTEGER,
  PRIMARY KEY (b, a),
  CONSTRAINT fk_parent FOREIGN KEY(parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
  FOREIGN KEY(other_id) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (parent_id, other_id)
);
CREATE TABLE grandchild (
  id INTEGER PRIMARY KEY,
  a INTEGER, b INTEGER,
  p INTEGER REFERENCES parent,
  q INTEGER UNIQUE,
  FOREIGN KEY (a, b) REFERENCES child (a, b)
);
CREATE TABLE "Mixed Case" ("Id" INTEGER NOT NULL, "select" TEXT, PRIMARY KEY ("Id"));
CREATE TABLE keyless (a TEXT);
CREATE TABLE rowless (a TEXT PRIMARY KEY, b INT) WITHOUT ROWID;
CREATE TABLE strict_one (a TEXT NOT NULL, b INT) STRICT;
CREATE VIEW v AS SELECT id FROM parent;
