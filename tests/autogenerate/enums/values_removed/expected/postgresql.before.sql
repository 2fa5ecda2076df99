CREATE TYPE e AS ENUM ('a', 'b');

CREATE TABLE t (
	id SERIAL NOT NULL, 
	a e, 
	PRIMARY KEY (id)
);

