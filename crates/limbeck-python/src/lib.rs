//! Embedded Python interpreter of Limbeck: env.py, migration scripts and models.
