CREATE TABLE u (
	id SERIAL NOT NULL, 
	CONSTRAINT pk_users_id PRIMARY KEY (id)
);

CREATE TABLE t (
	id SERIAL NOT NULL, 
	a INTEGER, 
	b INTEGER, 
	c INTEGER, 
	u_id INTEGER, 
	CONSTRAINT pk_t_id PRIMARY KEY (id), 
	CONSTRAINT uq_t_a_b_t UNIQUE (a, b), 
	CONSTRAINT fk_u_id_u_id FOREIGN KEY(u_id) REFERENCES u (id)
);

CREATE INDEX ix_t_a ON t (a);

