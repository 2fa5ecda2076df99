"""``Inspector``: what a database holds."""

from .. import exc


class ObjectKind:
    TABLE, VIEW, MATERIALIZED_VIEW, ANY_VIEW, ANY = 1, 2, 4, 6, 7


class ObjectScope:
    DEFAULT, TEMPORARY, ANY = 1, 2, 3


def cache(fn, *arg, **kw):
    return fn


class Inspector:
    """Answers questions about a database, and remembers the answers."""

    def __init__(self, bind):
        if isinstance(bind, Inspector):
            bind = bind.bind
        bind = getattr(bind, "sync_connection", None) or getattr(bind, "sync_engine", None) \
            or bind
        self.bind = bind
        self.engine = bind.engine
        self.dialect = bind.dialect
        self.info_cache = {}

    @classmethod
    def from_engine(cls, bind):
        return cls(bind)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__name__} object at {id(self):#x}>"

    def _sa_inspect(self):
        return self

    def clear_cache(self):
        self.info_cache.clear()

    def _ask(self, question, **arguments):
        key = (question, *arguments.values())
        if key in self.info_cache:
            return self.info_cache[key]
        query = {"inspect": question, **arguments}
        if hasattr(self.bind, "_request"):
            answer = self.bind._request("inspect", query=query)
        else:
            with self.bind.connect() as connection:
                answer = connection._request("inspect", query=query)
        self.info_cache[key] = answer
        return answer

    @property
    def default_schema_name(self):
        if self.dialect.default_schema_name is None:
            return self._ask("default_schema_name")
        return self.dialect.default_schema_name

    def get_schema_names(self, **kw):
        return list(self._ask("schema_names"))

    def get_table_names(self, schema=None, **kw):
        return list(self._ask("table_names", schema=_text(schema)))

    def get_view_names(self, schema=None, **kw):
        return list(self._ask("view_names", schema=_text(schema)))

    def get_materialized_view_names(self, schema=None, **kw):
        raise NotImplementedError("Inspector.get_materialized_view_names() is not supported")

    def get_temp_table_names(self, **kw):
        raise NotImplementedError("Inspector.get_temp_table_names() is not supported")

    get_temp_view_names = get_temp_table_names

    def get_sequence_names(self, schema=None, **kw):
        return list(self._ask("sequence_names", schema=_text(schema)))

    def get_view_definition(self, view_name, schema=None, **kw):
        raise NotImplementedError("Inspector.get_view_definition() is not supported")

    def has_table(self, table_name, schema=None, **kw):
        # Never from memory: scripts ask it before and after they create a table.
        self.info_cache.pop(("has_table", table_name, _text(schema)), None)
        return bool(self._ask("has_table", table=str(table_name), schema=_text(schema)))

    def has_schema(self, schema_name, **kw):
        return schema_name in self.get_schema_names()

    def has_sequence(self, sequence_name, schema=None, **kw):
        return sequence_name in self.get_sequence_names(schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        return any(item["name"] == index_name
                   for item in self.get_indexes(table_name, schema))

    def _table(self, table_name, schema):
        name = str(getattr(table_name, "name", table_name))
        try:
            return self._ask("table", table=name, schema=_text(schema))
        except exc.NoSuchTableError:
            if self.dialect.name not in ("mysql", "mariadb"):
                raise
            parts = [str(part) for part in (schema, name) if part]
            raise exc.NoSuchTableError(".".join(f"`{part}`" for part in parts)) from None

    def get_columns(self, table_name, schema=None, **kw):
        from .reflected import column, primary_key

        table = self._table(table_name, schema)
        keys = primary_key(table)["constrained_columns"]
        return [column(item, self.dialect.name, keys) for item in table["columns"]]

    def _constraints(self, table_name, schema, kind):
        found = self._table(table_name, schema).get("constraints", ())
        return [item for item in found if item["constraint"] == kind]

    def get_pk_constraint(self, table_name, schema=None, **kw):
        from .reflected import primary_key

        return primary_key(self._table(table_name, schema))

    def get_foreign_keys(self, table_name, schema=None, **kw):
        from .reflected import foreign_key

        return [foreign_key(item)
                for item in self._constraints(table_name, schema, "foreign_key")]

    def get_unique_constraints(self, table_name, schema=None, **kw):
        from .reflected import index, unique

        if self.dialect._unique_constraints_are_indexes:
            found = [index(item) for item in self._table(table_name, schema).get("indexes", ())]
            return [{"name": item["name"], "column_names": item["column_names"],
                     "duplicates_index": item["name"]} for item in found if item["unique"]]
        return [unique(item) for item in self._constraints(table_name, schema, "unique")]

    def get_check_constraints(self, table_name, schema=None, **kw):
        from .reflected import check

        return [check(item) for item in self._constraints(table_name, schema, "check")]

    def get_indexes(self, table_name, schema=None, **kw):
        from .reflected import index

        table = self._table(table_name, schema)
        found = [index(item) for item in table.get("indexes", ())]
        if self.dialect._unique_constraints_have_indexes:
            for item in self.get_unique_constraints(table_name, schema):
                found.append({"name": item["name"], "unique": True,
                              "column_names": item["column_names"],
                              "duplicates_constraint": item["name"], "include_columns": [],
                              "dialect_options": {"postgresql_include": []}})
        return sorted(found, key=lambda item: item["name"] or "")

    def get_table_comment(self, table_name, schema=None, **kw):
        if not self.dialect.supports_comments:
            raise NotImplementedError()
        return {"text": self._table(table_name, schema).get("comment")}

    def get_table_options(self, table_name, schema=None, **kw):
        return dict(self._table(table_name, schema).get("options") or {})

    def get_enums(self, schema=None, **kw):
        found = []
        schema = None if schema == "*" else schema
        for item in self._ask("enums", schema=_text(schema)):
            arguments = item.get("arguments", {})
            name = _text(arguments.get("name"))
            own = _text(arguments.get("schema")) or schema or self.default_schema_name
            found.append({"name": name, "schema": own, "labels": list(arguments["labels"]),
                          "visible": schema in (None, self.default_schema_name)})
        return found

    def get_domains(self, schema=None, **kw):
        raise NotImplementedError("Inspector.get_domains() is not supported")

    def get_foreign_table_names(self, schema=None):
        raise NotImplementedError("Inspector.get_foreign_table_names() is not supported")

    def has_type(self, type_name, schema=None, **kw):
        return any(item["name"] == type_name for item in self.get_enums(schema))

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        raise NotImplementedError("Inspector.get_sorted_table_and_fkc_names() is not supported")

    def _each(self, ask, schema, filter_names):
        names = self.get_table_names(schema) if filter_names is None else list(filter_names)
        return {(schema, name): ask(name, schema) for name in names}

    def get_multi_columns(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_columns, schema, filter_names)

    def get_multi_indexes(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_indexes, schema, filter_names)

    def get_multi_pk_constraint(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_pk_constraint, schema, filter_names)

    def get_multi_foreign_keys(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_foreign_keys, schema, filter_names)

    def get_multi_unique_constraints(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_unique_constraints, schema, filter_names)

    def get_multi_check_constraints(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_check_constraints, schema, filter_names)

    def get_multi_table_comment(self, schema=None, filter_names=None, **kw):
        return self._each(self.get_table_comment, schema, filter_names)

    def reflect_table(self, table, include_columns, exclude_columns=(), resolve_fks=True,
                      _extend_on=None, _reflect_info=None):
        from .reflected import fill

        try:
            described = self._table(table.name, table.schema)
        except exc.NoSuchTableError:
            raise exc.NoSuchTableError(table.name) from None
        fill(self, table, described, include_columns, exclude_columns, resolve_fks)

    reflecttable = reflect_table


def _text(value):
    if value is None:
        return None
    if isinstance(value, dict):
        return value["text"]
    return str(value)


__all__ = ["Inspector", "ObjectKind", "ObjectScope"]
