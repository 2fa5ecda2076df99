CREATE EXTENSION citext;
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE SCHEMA billing;
CREATE SCHEMA other;
CREATE TABLE other.t (id int);
CREATE TABLE spatial_ref_sys (srid int PRIMARY KEY);
CREATE SEQUENCE billing.invoice_number_seq START 1000;
