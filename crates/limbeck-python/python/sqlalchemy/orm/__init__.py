"""``sqlalchemy.orm``"""

_FROM = {}
for _module, _names in (
    ("base", "Mapped DynamicMapped WriteOnlyMapped ORMDescriptor SQLORMExpression "
             "MappedSQLExpression InspectionAttr NO_VALUE NO_KEY MapperProperty PassiveFlag "
             "LoaderCallableStatus MANYTOMANY MANYTOONE ONETOMANY RelationshipDirection "
             "NotExtension EXT_CONTINUE EXT_SKIP EXT_STOP"),
    ("attributes", "InstrumentedAttribute QueryableAttribute PropComparator"),
    ("properties", "MappedColumn mapped_column ColumnProperty column_property deferred "
                   "query_expression Synonym SynonymProperty synonym Composite "
                   "CompositeProperty composite orm_insert_sentinel"),
    ("relationships", "Relationship RelationshipProperty relationship backref foreign remote "
                      "dynamic_loader"),
    ("decl_api", "DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta MappedAsDataclass "
                 "declarative_base declared_attr declarative_mixin as_declarative registry "
                 "has_inherited_table synonym_for mapped_as_dataclass unmapped_dataclass "
                 "add_mapped_attribute"),
    ("mapper", "Mapper class_mapper object_mapper configure_mappers clear_mappers mapper "
               "reconstructor validates"),
    ("session", "Session SessionTransaction sessionmaker scoped_session object_session "
                "close_all_sessions make_transient make_transient_to_detached create_session"),
    ("query", "Query Bundle aliased with_polymorphic join outerjoin FromStatement "
              "with_loader_criteria with_parent AliasedClass"),
    ("strategy_options", "Load joinedload selectinload subqueryload lazyload noload raiseload "
                         "immediateload contains_eager defaultload defer undefer undefer_group "
                         "load_only with_expression selectin_polymorphic contains_alias"),
    ("collections", "MappedCollection KeyFuncDict attribute_mapped_collection "
                    "attribute_keyed_dict column_mapped_collection column_keyed_dict "
                    "mapped_collection keyfunc_mapping"),
    ("state", "InstanceState AttributeState was_deleted"),
):
    for _name in _names.split():
        _FROM[_name] = _module
__all__ = [*_FROM, "exc"]
_MODULES = frozenset((
    "attributes", "base", "collections", "decl_api", "decl_base", "exc", "mapper", "properties",
    "query", "relationships", "session", "state", "strategy_options", "util", "events",
    "instrumentation", "scoping", "interfaces", "persistence"))
_EVENTS = frozenset((
    "AttributeEvents", "InstanceEvents", "InstrumentationEvents", "MapperEvents", "QueryEvents",
    "SessionEvents", "RegistryEvents"))


def __getattr__(name):
    import importlib

    module = _FROM.get(name)
    if module is not None:
        found = getattr(importlib.import_module("." + module, __name__), name)
        globals()[name] = found
        return found
    if name in _MODULES:
        return importlib.import_module("." + name, __name__)
    if name in _EVENTS:
        return type(name, (), {})
    if name.startswith("__"):
        raise AttributeError(name)
    if name in ("polymorphic_union", "AppenderQuery", "WriteOnlyCollection", "UserDefinedOption",
                "merge_frozen_result", "merge_result", "AliasOption", "DictBundle",
                "LoaderCriteriaOption", "QueryContext", "ORMExecuteState", "IdentityMap",
                "UOWTransaction", "as_typed_table", "TypeResolve", "Unmapped",
                "unmapped_column", "MappedClassProtocol", "CascadeOptions", "ClassManager"):
        from ..util import unsupported

        return unsupported(f"sqlalchemy.orm.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
