from app.everything import Base

metadata = Base.metadata
