CREATE TABLE parent (
  id INTEGER NOT NULL AUTO_INCREMENT,
  code VARCHAR(10) NOT NULL,
  `some name` INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_code UNIQUE (code),
  CONSTRAINT `uq both` UNIQUE (code, `some name`),
  CONSTRAINT ck_code CHECK (length(code) > 2 and code <> ')'),
  CONSTRAINT ck_a CHECK (`some name` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE child (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  parent_id INTEGER,
  other_code VARCHAR(10),
  x INTEGER, y INTEGER,
  PRIMARY KEY (b, a),
  CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT fk_code FOREIGN KEY (other_code) REFERENCES parent (code),
  CONSTRAINT fk_self FOREIGN KEY (x, y) REFERENCES child (b, a) ON DELETE NO ACTION ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='a table''s comment';
CREATE TABLE `Mixed Case` (`Id` INTEGER NOT NULL PRIMARY KEY, `select` TEXT) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE keyless (a INT) ENGINE=MyISAM DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
CREATE VIEW v AS SELECT id FROM parent;
