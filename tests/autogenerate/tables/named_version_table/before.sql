CREATE TABLE versions (version_num VARCHAR(32) NOT NULL, CONSTRAINT versions_pkc PRIMARY KEY (version_num));
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
