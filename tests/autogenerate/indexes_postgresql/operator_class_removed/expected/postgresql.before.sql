CREATE TABLE t (
	id SERIAL NOT NULL, 
	a INTEGER, 
	b VARCHAR(20), 
	PRIMARY KEY (id)
);

CREATE INDEX ix ON t (b varchar_pattern_ops);

