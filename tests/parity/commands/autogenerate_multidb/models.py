from sqlalchemy import Column, Integer, MetaData, String, Table

metadata = {"engine1": MetaData(), "engine2": [MetaData(), MetaData()]}
Table("one", metadata["engine1"], Column("id", Integer, primary_key=True))
Table("two", metadata["engine2"][0], Column("id", Integer, primary_key=True))
Table("three", metadata["engine2"][1], Column("name", String(5), index=True))
