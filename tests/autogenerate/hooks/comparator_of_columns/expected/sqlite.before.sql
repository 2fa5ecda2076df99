CREATE TABLE t (
	id INTEGER NOT NULL, 
	kept VARCHAR(20), 
	changed VARCHAR(20), 
	shorter VARCHAR(20), 
	wide VARCHAR(20), 
	number INTEGER, 
	same INTEGER, 
	PRIMARY KEY (id)
);

