CREATE TYPE pair AS (x integer, y integer);
CREATE TABLE t (id SERIAL PRIMARY KEY, a pair);
