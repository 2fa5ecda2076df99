CREATE TABLE u (
	id SERIAL NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE t (
	id SERIAL NOT NULL, 
	a VARCHAR(5), 
	"old" INTEGER, 
	u_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_old UNIQUE (a)
);

CREATE INDEX ix_t_old ON t ("old");

