"""What scripts and models import as ``sqlalchemy``.

Everything is loaded when it is first asked for.
"""

__version__ = "2.1.9"

_TYPES = """ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB DATE DATETIME DECIMAL
DOUBLE DOUBLE_PRECISION Date DateTime Double Enum FLOAT Float INT INTEGER Integer Interval JSON
LargeBinary NCHAR NUMERIC NVARCHAR Numeric NumericCommon PickleType REAL SMALLINT SmallInteger
String TEXT TIME TIMESTAMP Text Time TupleType TypeDecorator UUID Unicode UnicodeText Uuid
VARBINARY VARCHAR"""
_SCHEMA = """BLANK_SCHEMA CheckConstraint Column ColumnDefault Computed Constraint DDL DDLElement
DefaultClause ExecutableDDLElement FetchedValue ForeignKey ForeignKeyConstraint Identity Index
MetaData PrimaryKeyConstraint Sequence Table UniqueConstraint insert_sentinel BaseDDLElement
CreateTable CreateTableAs CreateView DropTable DropView"""
_ENGINE = """BaseRow Compiled Connection CursorResult Dialect Engine FrozenResult Inspector
MappingResult NestedTransaction Result ResultProxy RootTransaction Row RowMapping ScalarResult
Transaction TwoPhaseTransaction TypeCompiler URL create_engine create_mock_engine
create_pool_from_url engine_from_config make_url result_tuple ChunkedIteratorResult
IteratorResult MergedResult ExceptionContext ExecutionContext AdaptedConnection BindTyping
CreateEnginePlugin"""
_POOL = """AssertionPool AsyncAdaptedQueuePool NullPool Pool PoolProxiedConnection
PoolResetState QueuePool SingletonThreadPool StaticPool"""
_EXPRESSIONS = """Alias AliasedReturnsRows BinaryExpression BindParameter BooleanClauseList CTE
Case Cast ClauseElement ClauseList CollectionAggregate ColumnClause ColumnCollection
ColumnElement ColumnOperators CompoundSelect Delete Executable Exists Extract False_ FromClause
FromGrouping Function FunctionElement FunctionFilter GenerativeSelect Grouping HasCTE
HasPrefixes HasSuffixes Insert Join LABEL_STYLE_DEFAULT LABEL_STYLE_DISAMBIGUATE_ONLY
LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL Label Lateral Null Operators Over ReturnsRows
SQLColumnExpression ScalarSelect Select SelectBase SelectLabelStyle Selectable Subquery
TableClause TableValuedAlias TextAsFrom TextClause TextualSelect True_ TryCast Tuple TypeClause
TypeCoerce UnaryExpression Update UpdateBase Values ValuesBase WithinGroup aggregate_order_by
alias all_ and_ any_ asc between bindparam bitwise_not case cast collate column cte custom_op
delete desc distinct except_ except_all exists extract false func funcfilter insert intersect
intersect_all join label lateral literal literal_column modifier not_ null nulls_first
nulls_last nullsfirst nullslast or_ outerjoin over quoted_name select table text true try_cast
tuple_ type_coerce union union_all update values within_group TableSample
tablesample"""
# The most frequent of these, where they are defined: the rest need not be loaded for them.
_ELEMENTS = """BinaryExpression BindParameter BooleanClauseList ClauseElement ClauseList
ColumnClause ColumnElement False_ Label Null TextClause True_ UnaryExpression all_ and_ any_ asc
between bindparam column desc distinct false label literal literal_column not_ null nulls_first
nulls_last nullsfirst nullslast or_ text true cast case extract type_coerce collate tuple_"""
_MODULES = ("dialects", "engine", "event", "exc", "ext", "inspection", "orm", "pool", "schema",
            "sql", "types", "util", "future", "log")
_FROM = {}
for _module, _names in ((".sql.sqltypes", _TYPES), (".schema", _SCHEMA), (".engine", _ENGINE),
                        (".pool", _POOL), (".sql", _EXPRESSIONS), (".sql.elements", _ELEMENTS),
                        (".sql.functions", "func"), (".sql.selectable", "table")):
    for _name in _names.split():
        _FROM[_name] = _module
_FROM["inspect"] = ".inspection"
__all__ = [*_FROM, "event", "exc", "schema", "types", "util", "sql", "engine", "pool"]


def __getattr__(name):
    module = _FROM.get(name)
    if module is None:
        if name in _MODULES:
            return _submodule(name)
        if name in _UNSUPPORTED:
            from .util import unsupported

            return unsupported(f"sqlalchemy.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if module == ".sql":
        from . import sql as source
    else:
        source = _submodule(module[1:])
    found = globals()[name] = getattr(source, name)
    return found


def _submodule(name):
    # `importlib` would bring the standard machinery along.
    return __import__(name, globals(), None, ("__name__",), 1)


_UNSUPPORTED = frozenset((
    "AggregateOrderBy", "CacheKey", "ColumnExpressionArgument", "CheckFirst", "ForeignKeyTarget", "FrameClause", "FrameClauseType",
    "LambdaElement", "Named", "NotNullable", "Nullable", "OrderByList",
    "ReleaseSavepointClause", "RollbackToSavepointClause", "SavepointClause",
    "StatementLambdaElement", "TString", "TableValuedColumn", "TypedColumns",
    "from_dml_column", "lambda_stmt", "outparam", "tstring"))
