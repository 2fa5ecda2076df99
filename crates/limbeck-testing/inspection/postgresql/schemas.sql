-- schemas: other, Third Schema, public
CREATE SCHEMA other;
CREATE SCHEMA "Third Schema";
CREATE TYPE other.colour AS ENUM ('red', 'green');
CREATE DOMAIN other.name AS text COLLATE "C";
CREATE TABLE a (id integer PRIMARY KEY, c other.colour, n other.name, cs other.colour[]);
CREATE TABLE other.b (id serial PRIMARY KEY, a_id integer REFERENCES a, b_id integer REFERENCES other.b);
CREATE TABLE "Third Schema"."Table" (id integer PRIMARY KEY, b_id integer REFERENCES other.b ON DELETE CASCADE);
CREATE SEQUENCE other.sequence;
CREATE VIEW other.v AS SELECT 1 AS one;
