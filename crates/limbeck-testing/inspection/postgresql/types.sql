CREATE TABLE every_type (
  a integer, b bigint, c smallint, d varchar(20), e varchar, f char(5), g char, h "char", i name,
  j text, k numeric, l numeric(10, 2), m numeric(5), n real, o double precision, p float(10),
  q inet, r cidr, s uuid, t bit(3), u bit, v bit varying, w varbit(7), x macaddr, y macaddr8, z money,
  aa oid, ab regclass, ac timestamp, ad timestamptz, ae timestamp(3), af timestamptz(0), ag time,
  ah timetz, ai time(2), aj date, ak bytea, al boolean, am interval, an interval(3),
  ao interval year to month, ap interval day to second(4), aq tsvector, ar tsquery, at regconfig,
  au json, av jsonb, aw int4range, ax int8range, ay numrange, az daterange, ba tsrange, bb tstzrange,
  bc int4multirange, bd point, be xml, bf jsonpath, bg text COLLATE "C", bh varchar(5) COLLATE "POSIX"
);
CREATE TABLE arrays (a integer[], b text[][], c varchar(10)[], d numeric(5, 1)[], e timestamptz(3)[], f jsonb[]);
CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s "fine"');
CREATE TYPE "Odd Name" AS ENUM ();
CREATE DOMAIN positive AS integer CONSTRAINT is_positive CHECK (VALUE > 0) NOT NULL DEFAULT 7;
CREATE DOMAIN short_text AS varchar(10) CHECK (VALUE <> '');
CREATE DOMAIN texts AS text[];
CREATE TABLE named (
  a mood, b mood[], c "Odd Name", d positive, e short_text, f positive DEFAULT 9, g texts, h mood DEFAULT 'ok'
);
