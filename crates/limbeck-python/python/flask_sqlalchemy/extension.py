"""`SQLAlchemy`: one object through which an application reaches its models."""

import sqlalchemy
from flask_sqlalchemy.model import Model, make_base
from sqlalchemy import orm


class SQLAlchemy:
    """The models, and SQLAlchemy's own names."""

    def __init__(
        self,
        app=None,
        *,
        metadata=None,
        session_options=None,
        query_class=None,
        model_class=Model,
        engine_options=None,
        add_models_to_shell=True,
        disable_autonaming=False,
        **kw,
    ):
        self._engine_options = dict(engine_options or {})
        self.metadatas = {}
        self.Model = make_base(self, model_class, metadata, disable_autonaming)
        self.metadatas[None] = self.Model.metadata
        self.Query = query_class or orm.Query
        self.session = orm.scoped_session(orm.sessionmaker())
        self._app = None
        if app is not None:
            self.init_app(app)

    @property
    def metadata(self):
        """The default metadata."""
        return self.metadatas[None]

    def init_app(self, app):
        """Remembers the application, whose configuration has the URL."""
        self._app = app
        extensions = getattr(app, "extensions", None)
        if isinstance(extensions, dict):
            extensions["sqlalchemy"] = self

    @property
    def engine(self):
        """The engine of the application's URL."""
        return self.engines[None]

    @property
    def engines(self):
        """The engine of the application's URL and those of its other databases, by key."""
        if self._app is None:
            raise RuntimeError(
                "The current Flask app is not registered with this 'SQLAlchemy' instance."
            )
        config = self._app.config
        urls = {None: config["SQLALCHEMY_DATABASE_URI"], **(config.get("SQLALCHEMY_BINDS") or {})}
        return {
            key: sqlalchemy.create_engine(url, **self._engine_options)
            for key, url in urls.items()
        }

    def get_engine(self, bind_key=None, **kw):
        """One of the engines."""
        return self.engines[bind_key]

    def create_all(self, bind_key=None):
        """Creates all tables."""
        self.metadata.create_all(self.engines[None])

    def Table(self, name, *args, **kw):
        """A table in the default metadata, or in that of `bind_key`."""
        if args and isinstance(args[0], sqlalchemy.MetaData):
            return sqlalchemy.Table(name, *args, **kw)
        metadata = self._metadata_of(kw.pop("bind_key", None))
        return sqlalchemy.Table(name, metadata, *args, **kw)

    def _metadata_of(self, bind_key):
        if bind_key not in self.metadatas:
            self.metadatas[bind_key] = sqlalchemy.MetaData(
                naming_convention=self.metadata.naming_convention, info={"bind_key": bind_key}
            )
        return self.metadatas[bind_key]

    def __getattr__(self, name):
        for module in (sqlalchemy, orm):
            try:
                return getattr(module, name)
            except AttributeError:
                continue
        raise AttributeError(name)
