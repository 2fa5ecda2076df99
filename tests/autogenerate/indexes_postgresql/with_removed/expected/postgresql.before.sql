CREATE TABLE t (
	id SERIAL NOT NULL, 
	a INTEGER, 
	PRIMARY KEY (id)
);

CREATE INDEX ix ON t (a) WITH (fillfactor = 50);

