from sqlmodel import Field, Relationship, SQLModel


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    heroes: list["Hero"] = Relationship(back_populates="team")


class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="team.id", ondelete="SET NULL")
    home_id: int = Field(foreign_key="team.id", ondelete="CASCADE", index=True)
    team: Team | None = Relationship(
        back_populates="heroes", sa_relationship_kwargs={"foreign_keys": "Hero.team_id"}
    )


metadata = SQLModel.metadata
