"""Lowers real SQLAlchemy and Alembic objects to the serialised form of the operation vocabulary."""

import datetime
import decimal
import enum
import inspect
import uuid

import sqlalchemy as sa
from alembic.operations import ops
from alembic.util import sqla_compat
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.sql import elements, functions, operators, selectable
from sqlalchemy.sql.base import _NONE_NAME
from sqlalchemy.sql.dml import Delete, Insert, Update

PACKAGES = {
    "postgresql": postgresql,
    "mysql": mysql,
    "sqlite": sqlite,
    "mssql": mssql,
    "oracle": oracle,
}

GENERIC = """Integer SmallInteger BigInteger Numeric Float Double String Text Unicode UnicodeText
Boolean Date Time DateTime Interval LargeBinary PickleType Enum MatchType JSON Uuid ARRAY NullType
TupleType CHAR VARCHAR NCHAR NVARCHAR TEXT CLOB BLOB BINARY VARBINARY DECIMAL NUMERIC REAL FLOAT
DOUBLE DOUBLE_PRECISION INTEGER SMALLINT BIGINT BOOLEAN DATE TIME DATETIME TIMESTAMP UUID""".split()

CLASSES = {}
for _package, _module in PACKAGES.items():
    for _name in _module.__all__:
        _class = getattr(_module, _name)
        if isinstance(_class, type) and issubclass(_class, sa.types.TypeEngine):
            CLASSES.setdefault(_class, f"{_package}.{_name}")
for _name in GENERIC:
    CLASSES[getattr(sa.types, _name)] = _name


def without_none(mapping):
    return {key: value for key, value in mapping.items() if value is not None}


def name(value):
    if value is None or value is _NONE_NAME:
        return None
    quote = getattr(value, "quote", None)
    resolved = isinstance(value, elements.conv)
    if quote is None and not resolved:
        return str(value)
    return without_none({"text": str(value), "quote": quote, "resolved": resolved})


def value(python):
    if isinstance(python, enum.Enum):
        return {"kind": "enumeration", "value": {"name": python.name, "value": value(python.value)}}
    if python is None:
        return {"kind": "null"}
    if isinstance(python, bool):
        return {"kind": "boolean", "value": python}
    if isinstance(python, int):
        if -(2**63) <= python < 2**63:
            return {"kind": "integer", "value": python}
        return {"kind": "big_integer", "value": str(python)}
    if isinstance(python, float):
        return {"kind": "float", "value": python}
    if isinstance(python, decimal.Decimal):
        return {"kind": "decimal", "value": str(python)}
    if isinstance(python, str):
        return {"kind": "text", "value": str(python)}
    if isinstance(python, bytes):
        return {"kind": "bytes", "value": list(python)}
    if isinstance(python, datetime.datetime):
        return {"kind": "date_time", "value": python.isoformat(" ")}
    if isinstance(python, datetime.date):
        return {"kind": "date", "value": python.isoformat()}
    if isinstance(python, datetime.time):
        return {"kind": "time", "value": python.isoformat()}
    if isinstance(python, datetime.timedelta):
        parts = {
            "days": python.days,
            "seconds": python.seconds,
            "microseconds": python.microseconds,
        }
        return {"kind": "interval", "value": parts}
    if isinstance(python, uuid.UUID):
        return {"kind": "uuid", "value": str(python)}
    if isinstance(python, (list, tuple)):
        return {"kind": "list", "value": [value(item) for item in python]}
    if isinstance(python, dict):
        return {"kind": "map", "value": {str(key): value(item) for key, item in python.items()}}
    raise TypeError(f"no wire form for the value {python!r}")


def option(python):
    if python is None or isinstance(python, (bool, int, float, str)):
        return python
    if isinstance(python, (list, tuple)):
        return [option(item) for item in python]
    if isinstance(python, dict):
        return {key: option(item) for key, item in python.items()}
    return {"expression": expression(python)}


def options(keywords):
    return {key: option(item) for key, item in keywords.items()}


# Types

FLAGS = (
    "timezone", "local_timezone", "unsigned", "zerofill", "ascii", "unicode", "binary",
    "national", "varying", "filestream", "none_as_null", "retrieve_as_bitwise",
)
NUMBERS = (
    "precision", "scale", "binary_precision", "fsp", "day_precision", "second_precision",
    "dimensions", "display_width", "decimal_return_scale",
)
TEXTS = ("collation", "fields", "charset")


def type_class(instance):
    for class_ in type(instance).__mro__:
        if class_ in CLASSES:
            return CLASSES[class_]
    return None


def type_(instance):
    instance = sa.types.to_instance(instance)
    variants = {dialect: type_(variant) for dialect, variant in instance._variant_mapping.items()}
    class_name = None
    user = None
    arguments = {}
    if type(instance) not in CLASSES and isinstance(instance, sa.types.TypeDecorator):
        class_name = "TypeDecorator"
        user = user_type(instance)
        user["implementation"] = type_(instance.impl)
    elif isinstance(instance, sa.types.UserDefinedType):
        class_name = "UserDefinedType"
        user = user_type(instance)
        user["specifications"] = {"default": instance.get_col_spec()}
    else:
        class_name = type_class(instance)
        arguments = type_arguments(instance)
    wire = {"class": class_name}
    if arguments:
        wire["arguments"] = arguments
    if variants:
        wire["variants"] = variants
    if user:
        wire["user"] = user
    return wire


def user_type(instance):
    class_ = type(instance)
    return {
        "module": class_.__module__,
        "name": class_.__name__,
        "representation": repr(instance),
    }


def type_arguments(instance):
    found = {}
    is_enum = isinstance(instance, sa.Enum)
    length = getattr(instance, "length", None)
    if length is not None and not is_enum:
        found["length"] = length
    for key in FLAGS:
        if getattr(instance, key, None) is True:
            found[key] = True
    for key in NUMBERS:
        number = getattr(instance, key, None)
        if isinstance(number, int) and not isinstance(number, bool):
            found[key] = number
    for key in TEXTS:
        if isinstance(getattr(instance, key, None), str):
            found[key] = getattr(instance, key)
    if isinstance(instance, sa.Interval) and not instance.native:
        found["native"] = False
    if isinstance(instance, sa.Uuid) and not instance.native_uuid:
        found["native_uuid"] = False
    if isinstance(instance, sa.Boolean):
        if instance.create_constraint:
            found["create_constraint"] = True
        if instance.name is not None:
            found["name"] = name(instance.name)
    if isinstance(instance, sa.PickleType):
        if not isinstance(instance.impl, sa.LargeBinary):
            found["item_type"] = type_(instance.impl)
    if is_enum:
        found["labels"] = list(instance.enums)
        if instance.name is not None:
            found["name"] = name(instance.name)
        if instance.schema is not None:
            found["schema"] = name(instance.schema)
        if instance.create_constraint:
            found["create_constraint"] = True
        if instance.inherit_schema:
            found["enumeration"] = {"inherit_schema": True}
        if not instance.native_enum:
            found["enumeration"] = {"native_enum": False}
            if instance.length != max([len(label) for label in instance.enums] or [0]):
                found["length"] = instance.length
        if getattr(instance, "create_type", True) is False:
            found["create_type"] = False
        if isinstance(instance, mysql.ENUM):
            found.pop("name", None)
    if isinstance(instance, mysql.SET):
        found["labels"] = list(instance.values)
        found.pop("length", None)
    if isinstance(instance, sa.ARRAY):
        found["item_type"] = type_(instance.item_type)
    if isinstance(instance, postgresql.DOMAIN):
        found["name"] = name(instance.name)
        found["schema"] = name(instance.schema)
        found["item_type"] = type_(instance.data_type)
        found["collation"] = instance.collation
        found["constraint_name"] = name(instance.constraint_name)
        found["not_null"] = instance.not_null
        found["check"] = expression(instance.check) if instance.check is not None else None
        default = instance.default
        if isinstance(default, str):
            default = sa.literal(default)
        found["default"] = expression(default) if default is not None else None
        if not instance.create_type:
            found["create_type"] = False
        found = without_none(found)
    storage = vars(instance).get("_storage_format")
    if storage is not None and storage != getattr(type(instance), "_storage_format", None):
        found["storage_format"] = storage
    extra = {}
    if getattr(instance, "collation_schema", None) is not None:
        extra["collation_schema"] = instance.collation_schema
    if isinstance(instance, oracle.JSON) and isinstance(instance.use_blob, bool):
        extra["use_blob"] = instance.use_blob
    if extra:
        found["extra"] = extra
    if isinstance(instance, oracle.VECTOR):
        found["extra"] = {
            "dim": instance.dim,
            "storage_format": instance.storage_format.name if instance.storage_format else None,
            "storage_type": instance.storage_type.name if instance.storage_type else None,
        }
    return found


# Columns, constraints, indexes, tables


def server_default(default):
    if isinstance(default, sa.DefaultClause):
        default = default.arg
    if isinstance(default, sa.FetchedValue):
        return {"kind": "fetched"}
    if isinstance(default, str):
        return {"kind": "literal", "text": default}
    return {"kind": "expression", "expression": expression(default)}


def sequence_options(item):
    return without_none(
        {
            "start": item.start,
            "increment": item.increment,
            "min_value": item.minvalue,
            "max_value": item.maxvalue,
            "no_min_value": item.nominvalue,
            "no_max_value": item.nomaxvalue,
            "cycle": item.cycle,
            "cache": item.cache,
            "order": item.dialect_kwargs.get("oracle_order")
            if hasattr(item, "dialect_kwargs")
            else getattr(item, "order", None),
        }
    )


def identity(item):
    return without_none(
        {
            "always": bool(item.always),
            "on_null": item.dialect_kwargs.get("oracle_on_null"),
            "sequence": sequence_options(item),
        }
    )


def computed(item):
    return without_none(
        {"expression": expression(item.sqltext), "persisted": item.persisted}
    )


def sequence(item):
    return without_none(
        {
            "name": name(item.name),
            "schema": name(item.schema),
            "data_type": type_(item.data_type) if item.data_type is not None else None,
            "options": sequence_options(item),
            "optional": item.optional,
        }
    )


def target(spec):
    parts = spec.split(".")
    column = parts.pop() if len(parts) > 1 else None
    table_name = parts.pop()
    return table_name, ".".join(parts) or None, column


def column_foreign_key(key):
    if isinstance(key._colspec, str):
        table_name, schema, column_name = target(key._colspec)
    else:
        referred = key._colspec
        table_name, schema, column_name = referred.table.name, referred.table.schema, referred.name
    return without_none(
        {
            "referred_table": table_name,
            "referred_schema": schema,
            "referred_column": column_name,
            "name": name(key.name),
            "on_update": key.onupdate,
            "on_delete": key.ondelete,
            "deferrable": key.deferrable,
            "initially": key.initially,
            "match": key.match,
            "use_alter": bool(key.use_alter),
            "comment": key.comment,
            "options": options(key._unvalidated_dialect_kw),
        }
    )


def column(item):
    default = item.server_default
    client_default = item.default
    wire = {
        "name": name(item.name),
        "type": type_(item.type),
        "primary_key": bool(item.primary_key),
    }
    if item.key != item.name:
        wire["key"] = str(item.key)
    if item._user_defined_nullable is not sa.sql.base.SchemaConst.NULL_UNSPECIFIED if hasattr(
        sa.sql.base, "SchemaConst"
    ) else False:
        wire["nullable"] = bool(item.nullable)
    elif isinstance(item._user_defined_nullable, bool):
        wire["nullable"] = item._user_defined_nullable
    wire["autoincrement"] = {
        "auto": "auto",
        True: "enabled",
        False: "disabled",
        "ignore_fk": "ignore_foreign_key",
    }[item.autoincrement]
    if isinstance(default, sa.Computed):
        wire["computed"] = computed(default)
    elif isinstance(default, sa.Identity):
        wire["identity"] = identity(default)
    elif default is not None:
        wire["server_default"] = server_default(default)
    if isinstance(client_default, sa.Sequence):
        wire["sequence"] = sequence(client_default)
    elif client_default is not None:
        wire["has_client_default"] = True
    if item.unique is not None:
        wire["unique"] = bool(item.unique)
    if item.index is not None:
        wire["index"] = bool(item.index)
    keys = [key for key in item.foreign_keys if key.constraint is None or key.constraint._elements]
    written = sorted(
        (key for key in keys if key.constraint is None or not is_written(key.constraint)),
        key=lambda key: getattr(key, "_creation_order", 0),
    )
    if written:
        wire["foreign_keys"] = [column_foreign_key(key) for key in written]
    checks = [c for c in item.constraints if isinstance(c, sa.CheckConstraint)]
    if checks:
        wire["checks"] = [check(c) for c in checks]
    if item.comment is not None:
        wire["comment"] = item.comment
    if item.system:
        wire["system"] = True
    if item.dialect_kwargs:
        wire["options"] = options(dict(item.dialect_kwargs))
    return wire


def is_written(constraint):
    return not getattr(constraint, "_column_flag", False) and getattr(
        constraint, "_limbeck_written", False
    )


def column_names(constraint):
    if constraint._columns:
        return [name(c.name) for c in constraint._columns]
    return [
        name(c) if isinstance(c, str) else name(c.name) for c in constraint._pending_colargs
    ]


def common(constraint):
    return without_none(
        {
            "name": name(constraint.name),
            "deferrable": constraint.deferrable,
            "initially": constraint.initially,
            "comment": constraint.comment,
            "options": options(dict(constraint.dialect_kwargs)),
        }
    )


def check(item):
    return {**common(item), "condition": expression(item.sqltext)}


def constraint(item):
    if isinstance(item, sa.PrimaryKeyConstraint):
        return {"constraint": "primary_key", **common(item), "columns": column_names(item)}
    if isinstance(item, postgresql.ExcludeConstraint):
        wire = {"constraint": "exclude", **common(item)}
        wire.pop("comment", None)
        wire["options"] = {}
        wire["using"] = item.using
        rows = []
        for element, _, operator in item._render_exprs:
            entry = {"expression": expression(element), "operator": operator}
            key = getattr(element, "key", None)
            if key in item.ops:
                entry["operator_class"] = item.ops[key]
            rows.append(entry)
        wire["elements"] = rows
        if item.where is not None:
            wire["condition"] = expression(item.where)
        return wire
    if isinstance(item, sa.UniqueConstraint):
        return {"constraint": "unique", **common(item), "columns": column_names(item)}
    if isinstance(item, sa.CheckConstraint):
        return {"constraint": "check", **check(item)}
    if isinstance(item, sa.ForeignKeyConstraint):
        keys = item.elements
        first = column_foreign_key(keys[0])
        return without_none(
            {
                "constraint": "foreign_key",
                **common(item),
                "columns": [str(c) for c in item.column_keys],
                "referred_table": first["referred_table"],
                "referred_schema": first.get("referred_schema"),
                "referred_columns": [
                    column_foreign_key(key).get("referred_column") for key in keys
                ],
                "on_update": item.onupdate,
                "on_delete": item.ondelete,
                "match": item.match,
                "use_alter": bool(item.use_alter),
            }
        )
    raise TypeError(f"no wire form for {item!r}")


def index_element(item):
    if isinstance(item, str):
        return {"column": item}
    if isinstance(item, elements.ColumnClause) and not item.is_literal:
        return {"column": name(item.name)}
    return {"expression": expression(item)}


def index(item, expressions=None):
    return without_none(
        {
            "name": name(item.name),
            "elements": [
                index_element(e) for e in (expressions or item.expressions or item._pending_colargs)
            ],
            "unique": bool(item.unique),
            "options": options(dict(item.dialect_kwargs)),
        }
    )


def table(table_name, members, keywords):
    keywords = dict(keywords)
    wire = {"name": name(table_name), "columns": [], "constraints": [], "indexes": []}
    for member in members:
        if isinstance(member, sa.Column):
            wire["columns"].append(column(member))
    for member in members:
        if isinstance(member, sa.Index):
            wire["indexes"].append(index(member))
        elif isinstance(member, sa.Constraint):
            wire["constraints"].append(constraint(member))
    schema = keywords.pop("schema", None)
    if schema is not None:
        wire["schema"] = name(schema)
    comment = keywords.pop("comment", None)
    if comment is not None:
        wire["comment"] = comment
    prefixes = keywords.pop("prefixes", None)
    if prefixes:
        wire["prefixes"] = list(prefixes)
    keywords.pop("info", None)
    wire["options"] = options(keywords)
    return wire


def inserted_table(item):
    wire = {"name": name(item.name), "columns": []}
    if getattr(item, "schema", None) is not None:
        wire["schema"] = name(item.schema)
    for c in item.c:
        entry = {"name": name(c.name), "type": type_(c.type)}
        if c.key != c.name:
            entry["key"] = c.key
        if getattr(c, "primary_key", False):
            entry["primary_key"] = True
        if getattr(c, "identity", None) is not None:
            entry["identity"] = identity(c.identity)
        wire["columns"].append(entry)
    return wire


# Expressions

BINARY = {
    operators.eq: "equal",
    operators.ne: "not_equal",
    operators.lt: "less",
    operators.le: "less_or_equal",
    operators.gt: "greater",
    operators.ge: "greater_or_equal",
    operators.add: "add",
    operators.sub: "subtract",
    operators.mul: "multiply",
    operators.truediv: "divide",
    operators.floordiv: "floor_divide",
    operators.mod: "modulo",
    operators.concat_op: "concatenate",
    operators.is_: "is",
    operators.is_not: "is_not",
    operators.is_distinct_from: "is_distinct_from",
    operators.is_not_distinct_from: "is_not_distinct_from",
    operators.like_op: "like",
    operators.not_like_op: "not_like",
    operators.ilike_op: "ilike",
    operators.not_ilike_op: "not_ilike",
    operators.startswith_op: "starts_with",
    operators.endswith_op: "ends_with",
    operators.contains_op: "contains",
    operators.regexp_match_op: "regexp_match",
    operators.not_regexp_match_op: "not_regexp_match",
    operators.match_op: "match",
    operators.bitwise_and_op: "bitwise_and",
    operators.bitwise_or_op: "bitwise_or",
    operators.bitwise_xor_op: "bitwise_xor",
    operators.bitwise_lshift_op: "shift_left",
    operators.bitwise_rshift_op: "shift_right",
    operators.getitem: "item",
    operators.json_getitem_op: "item",
    operators.json_path_getitem_op: "path",
}
UNARY = {
    operators.neg: "negate",
    operators.inv: "not",
    operators.bitwise_not_op: "bitwise_not",
    operators.distinct_op: "distinct",
    operators.desc_op: "descending",
    operators.asc_op: "ascending",
    operators.nulls_first_op: "nulls_first",
    operators.nulls_last_op: "nulls_last",
    operators.any_op: "any",
    operators.all_op: "all",
}


def known_type(element):
    instance = getattr(element, "type", None)
    if instance is None or isinstance(instance, sa.types.NullType):
        return None
    wire = type_(instance)
    # A type of SQLAlchemy's own workings, such as that of a JSON path.
    return wire if wire["class"] is not None else None


def table_reference(item):
    if item is None:
        return None
    if isinstance(item, (selectable.Alias, selectable.Subquery, selectable.CTE)):
        if isinstance(item, selectable.Alias) and isinstance(item.element, selectable.TableClause):
            base = table_reference(item.element)
            base["alias"] = str(item.name)
            return base
        return {"name": str(item.name)}
    if getattr(item, "name", None) is None:
        return None
    return without_none({"name": name(item.name), "schema": name(getattr(item, "schema", None))})


def bind(item):
    wire = without_none(
        {
            "name": None if item.unique else str(item.key),
            "type": known_type(item),
            "expanding": bool(item.expanding),
            "literal_execute": bool(item.literal_execute),
        }
    )
    if not item.required and item.callable is None:
        wire["value"] = value(item.value)
    return wire


def expression(item):
    if isinstance(item, str):
        return {"expression": "text", "text": item}
    if isinstance(item, bool) or item is None:
        item = sa.literal(item) if item is not None else sa.null()
    if isinstance(item, sqla_compat._literal_bindparam):
        return without_none(
            {
                "expression": "inline_literal",
                "value": value(item.value),
                "type": known_type(item),
            }
        )
    if isinstance(item, elements.TextClause):
        binds = {key: bind(b) for key, b in item._bindparams.items() if not b.required}
        return without_none({"expression": "text", "text": item.text, "binds": binds or None})
    if isinstance(item, elements.Grouping):
        return expression(item.element)
    if isinstance(item, elements.BindParameter):
        return {"expression": "bind", **bind(item)}
    if isinstance(item, elements.ColumnClause):
        if item.is_literal:
            return {"expression": "literal_column", "text": str(item.name)}
        return without_none(
            {
                "expression": "column",
                "name": name(item.name),
                "table": table_reference(item.table),
                "type": known_type(item),
            }
        )
    if isinstance(item, elements.Null):
        return {"expression": "null"}
    if isinstance(item, elements.True_):
        return {"expression": "true"}
    if isinstance(item, elements.False_):
        return {"expression": "false"}
    if isinstance(item, elements.AsBoolean):
        operand = expression(item.element)
        if item.operator is operators.is_false:
            return {"expression": "unary", "operator": "not", "operand": operand}
        return operand
    if isinstance(item, selectable.Exists):
        inner = item.element
        while isinstance(inner, (selectable.ScalarSelect, elements.Grouping)):
            inner = inner.element
        return {"expression": "exists", "select": statement(inner)}
    if isinstance(item, selectable.ScalarSelect):
        return {"expression": "scalar_subquery", "select": statement(item.element)}
    if isinstance(item, functions.next_value):
        found = item.sequence
        return {
            "expression": "next_value",
            "sequence": without_none({"name": name(found.name), "schema": name(found.schema)}),
        }
    if isinstance(item, elements.FunctionFilter):
        wire = expression(item.func)
        wire["filter"] = expression(item.criterion)
        return wire
    if isinstance(item, elements.WithinGroup):
        wire = expression(item.element)
        wire["within_group"] = True
        wire["order_by"] = [expression(e) for e in item.order_by]
        return wire
    if isinstance(item, functions.FunctionElement):
        arguments = [expression(e) for e in item.clauses]
        parts = [*getattr(item, "packagenames", ()), item.name]
        return without_none(
            {
                "expression": "function",
                "name": [name(part) for part in parts],
                "arguments": arguments,
                "type": known_type(item),
            }
        )
    if isinstance(item, elements.Over):
        return without_none(
            {
                "expression": "over",
                "function": expression(item.element),
                "partition_by": [expression(e) for e in clauses(item.partition_by)],
                "order_by": [expression(e) for e in clauses(item.order_by)],
            }
        )
    if isinstance(item, elements.CollectionAggregate):
        return {
            "expression": "unary",
            "operator": UNARY[item.operator],
            "operand": expression(item.element),
        }
    if isinstance(item, elements.UnaryExpression):
        operator = item.operator or item.modifier
        if isinstance(operator, operators.custom_op):
            words = {"custom": operator.opstring}
        else:
            words = UNARY[operator]
        return {"expression": "unary", "operator": words, "operand": expression(item.element)}
    if isinstance(item, elements.BinaryExpression):
        return binary(item)
    if isinstance(item, elements.BooleanClauseList):
        kind = "and" if item.operator is operators.and_ else "or"
        return {"expression": kind, "conditions": [expression(c) for c in item.clauses]}
    if isinstance(item, postgresql.array):
        return without_none(
            {
                "expression": "array",
                "elements": [expression(e) for e in item.clauses],
                "type": known_type(item),
            }
        )
    if isinstance(item, elements.ExpressionClauseList):
        if item.operator in (operators.and_, operators.or_):
            kind = "and" if item.operator is operators.and_ else "or"
            return {"expression": kind, "conditions": [expression(c) for c in item.clauses]}
        wire = expression(item.clauses[0])
        for clause in item.clauses[1:]:
            wire = without_none(
                {
                    "expression": "binary",
                    "operator": BINARY[item.operator],
                    "left": wire,
                    "right": expression(clause),
                    "type": known_type(item),
                }
            )
        return wire
    if isinstance(item, elements.Slice):
        return without_none(
            {
                "expression": "slice",
                **{
                    bound: expression(found)
                    for bound in ("start", "stop", "step")
                    if not isinstance(found := getattr(item, bound), elements.Null)
                },
            }
        )
    if isinstance(item, elements.Tuple):
        return {"expression": "tuple", "elements": [expression(e) for e in item.clauses]}
    if isinstance(item, elements.ClauseList):
        return {"expression": "tuple", "elements": [expression(e) for e in item.clauses]}
    if isinstance(item, elements.Case):
        return without_none(
            {
                "expression": "case",
                "operand": expression(item.value) if item.value is not None else None,
                "branches": [[expression(a), expression(b)] for a, b in item.whens],
                "otherwise": expression(item.else_) if item.else_ is not None else None,
            }
        )
    if isinstance(item, elements.Cast):
        return {
            "expression": "cast",
            "operand": expression(item.clause),
            "type": type_(item.type),
            "try": isinstance(item, elements.TryCast),
        }
    if isinstance(item, elements.TypeCoerce):
        return {
            "expression": "type_coerce",
            "operand": expression(item.clause),
            "type": type_(item.type),
        }
    if isinstance(item, elements.Extract):
        return {"expression": "extract", "field": item.field, "operand": expression(item.expr)}
    if isinstance(item, elements.Label):
        return {"expression": "label", "operand": expression(item.element), "name": name(item.name)}
    if isinstance(item, elements._label_reference):
        return expression(item.element)
    if isinstance(item, elements._textual_label_reference):
        return {"expression": "column", "name": item.element}
    raise TypeError(f"no wire form for the expression {item!r} of {type(item)}")


def clauses(item):
    return () if item is None else item.clauses


def binary(item):
    operator = item.operator
    if operator is operators.collate:
        return {
            "expression": "collate",
            "operand": expression(item.left),
            "collation": str(item.right.collation),
            **without_none({"schema": item.right.collation_schema}),
        }
    if operator in (operators.between_op, operators.not_between_op):
        low, high = item.right.clauses
        return {
            "expression": "between",
            "operand": expression(item.left),
            "low": expression(low),
            "high": expression(high),
            "negated": operator is operators.not_between_op,
            "symmetric": bool(item.modifiers.get("symmetric")),
        }
    if operator in (operators.in_op, operators.not_in_op):
        right = item.right
        if isinstance(right, elements.BindParameter) and right.unique:
            inner = known_type(right)
            candidates = {
                "expression": "tuple",
                "elements": [
                    without_none({"expression": "bind", "value": value(v), "type": inner})
                    for v in right.value
                ],
            }
        elif isinstance(right, elements.Grouping) or isinstance(right, elements.BindParameter):
            candidates = expression(right)
        elif isinstance(right, (selectable.Select, selectable.CompoundSelect)):
            candidates = {"expression": "scalar_subquery", "select": statement(right)}
        else:
            candidates = expression(right)
        return {
            "expression": "in",
            "operand": expression(item.left),
            "candidates": candidates,
            "negated": operator is operators.not_in_op,
        }
    if operator is operators.regexp_replace_op:
        pattern, replacement = item.right.clauses
        return without_none(
            {
                "expression": "regexp_replace",
                "operand": expression(item.left),
                "pattern": expression(pattern),
                "replacement": expression(replacement),
                "flags": item.modifiers.get("flags"),
                "type": known_type(item),
            }
        )
    if isinstance(operator, operators.custom_op):
        text = operator.opstring
        known = {"->>": "item_text", "#>>": "path_text"}
        if isinstance(item.left.type, postgresql.HSTORE):
            known["->"] = "item"
        words = known.get(text, {"custom": text})
    else:
        words = BINARY[operator]
    return without_none(
        {
            "expression": "binary",
            "operator": words,
            "left": expression(item.left),
            "right": expression(item.right),
            "escape": item.modifiers.get("escape"),
            "flags": item.modifiers.get("flags"),
            "type": known_type(item),
        }
    )


# Statements


def from_clause(item):
    if isinstance(item, selectable.Join):
        kind = "full_outer" if item.full else "left_outer" if item.isouter else "inner"
        return {
            "from": "join",
            "left": from_clause(item.left),
            "right": from_clause(item.right),
            "condition": expression(item.onclause),
            "kind": kind,
        }
    if isinstance(item, selectable.FromGrouping):
        return from_clause(item.element)
    if isinstance(item, selectable.CTE):
        return {"from": "table", "name": str(item.name)}
    if isinstance(item, selectable.TableValuedAlias):
        return {
            "from": "function",
            "function": expression(item.element),
            "alias": str(item.name),
        }
    if isinstance(item, selectable.Subquery):
        return {
            "from": "subquery",
            "select": separate(item.element),
            "alias": str(item.name),
        }
    if isinstance(item, elements.TextClause):
        return {"from": "text", "text": item.text}
    return {"from": "table", **table_reference(item)}


def additions(key, given):
    found = [
        {"element": expression(element), **({} if dialect == "*" else {"dialect": dialect})}
        for element, dialect in given
    ]
    return {key: found} if found else {}


def select_column(item):
    return without_none({"expression": expression(item), "type": known_type(item)})


def ctes(item):
    found = {}

    def collect(element):
        if isinstance(element, selectable.CTE) and element.name not in found:
            found[element.name] = None
            for child in walk(element.element):
                collect(child)
            found.pop(element.name)
            found[element.name] = without_none(
                {
                    "name": str(element.name),
                    "columns": [str(c.name) for c in element.selected_columns]
                    if element.recursive
                    else [],
                    "statement": separate(element.element, with_ctes=False),
                    "recursive": bool(element.recursive),
                }
            )

    def walk(element):
        from sqlalchemy.sql import visitors

        return list(visitors.iterate(element))

    for child in walk(item):
        collect(child)
    return list(found.values())


def separate(item, with_ctes=True):
    """A select that sees nothing of the statements around it."""
    around = ENCLOSING[:]
    ENCLOSING.clear()
    try:
        return statement(item, with_ctes)
    finally:
        ENCLOSING.extend(around)


# Sources of the statements around the one being lowered, which subqueries are correlated with.
ENCLOSING = []


def visible_froms(item):
    froms = item.get_final_froms()
    around = {found for level in ENCLOSING for found in level}
    own = [found for found in froms if found not in around]
    return own or froms


DEPTH = 0


def statement(item, with_ctes=True):
    """Lowers a statement; common table expressions belong to the outermost one."""
    global DEPTH
    DEPTH += 1
    try:
        return correlated(item, with_ctes and DEPTH == 1)
    finally:
        DEPTH -= 1


def correlated(item, with_ctes):
    if isinstance(item, selectable.Select):
        ENCLOSING.append(item.get_final_froms())
        try:
            own = ENCLOSING.pop()
            froms = visible_froms(item)
            ENCLOSING.append(own)
            return statement_of(item, with_ctes, froms)
        finally:
            ENCLOSING.pop()
    if isinstance(item, (Update, Delete)):
        ENCLOSING.append([item.table])
        try:
            return statement_of(item, with_ctes, [])
        finally:
            ENCLOSING.pop()
    return statement_of(item, with_ctes, [])


def statement_of(item, with_ctes, froms):
    if isinstance(item, str):
        return {"statement": "expression", "element": expression(item)}
    if isinstance(item, selectable.SelectStatementGrouping):
        return statement(item.element, with_ctes)
    if isinstance(item, selectable.Select):
        lock = None
        if item._for_update_arg is not None:
            lock = "SHARE" if item._for_update_arg.read else "UPDATE"
            if item._for_update_arg.nowait:
                lock += " NOWAIT"
            if item._for_update_arg.skip_locked:
                lock += " SKIP LOCKED"
        return without_none(
            {
                "statement": "select",
                "ctes": ctes(item) if with_ctes else [],
                **additions("prefixes", item._prefixes),
                **additions(
                    "hints",
                    [(sa.literal_column(hint), only) for only, hint in item._statement_hints],
                ),
                **additions("suffixes", item._suffixes),
                "columns": [select_column(c) for c in item._raw_columns_flat()]
                if hasattr(item, "_raw_columns_flat")
                else [select_column(c) for c in flat_columns(item)],
                "from": [from_clause(f) for f in froms],
                "where": [expression(c) for c in item._where_criteria],
                "group_by": [expression(c) for c in item._group_by_clauses],
                "having": [expression(c) for c in item._having_criteria],
                "order_by": [expression(c) for c in item._order_by_clauses],
                "distinct": bool(item._distinct),
                "distinct_on": [expression(c) for c in item._distinct_on],
                "limit": expression(item._limit_clause)
                if item._limit_clause is not None
                else None,
                "offset": expression(item._offset_clause)
                if item._offset_clause is not None
                else None,
                "locking": lock,
            }
        )
    if isinstance(item, selectable.CompoundSelect):
        words = {
            "UNION": "union",
            "UNION_ALL": "union_all",
            "INTERSECT": "intersect",
            "INTERSECT_ALL": "intersect_all",
            "EXCEPT": "except",
            "EXCEPT_ALL": "except_all",
        }
        return without_none(
            {
                "statement": "set_operation",
                "operator": words[item.keyword.name],
                "selects": [statement(s, with_ctes) for s in item.selects],
                "order_by": [expression(c) for c in item._order_by_clauses],
                "limit": expression(item._limit_clause)
                if item._limit_clause is not None
                else None,
                "offset": expression(item._offset_clause)
                if item._offset_clause is not None
                else None,
            }
        )
    if isinstance(item, Insert):
        return insert(item, with_ctes)
    if isinstance(item, Update):
        values = list((item._values or {}).items())
        if not item._maintain_values_ordering:
            order = {c.key: n for n, c in enumerate(item.table.c)}
            values = sorted(values, key=lambda pair: order.get(key_of(pair[0]), 0))
        return {
            "statement": "update",
            "ctes": ctes(item) if with_ctes else [],
            **additions("prefixes", item._prefixes),
            **({"options": options(dict(item.kwargs))} if item.kwargs else {}),
            "table": table_reference(item.table),
            "values": [update_value(item, key, v) for key, v in values],
            "from": [from_clause(f) for f in extra_froms(item)],
            "where": [expression(c) for c in item._where_criteria],
            "returning": [select_column(c) for c in item._returning],
        }
    if isinstance(item, Delete):
        return {
            "statement": "delete",
            "ctes": ctes(item) if with_ctes else [],
            **additions("prefixes", item._prefixes),
            **({"options": options(dict(item.kwargs))} if item.kwargs else {}),
            "table": table_reference(item.table),
            "using": [from_clause(f) for f in extra_froms(item)],
            "where": [expression(c) for c in item._where_criteria],
            "returning": [select_column(c) for c in item._returning],
        }
    return {"statement": "expression", "element": expression(item)}


def flat_columns(item):
    for raw in item._raw_columns:
        for c in raw._select_iterable:
            yield c


def extra_froms(item):
    seen = []
    for criterion in item._where_criteria:
        for found in criterion._from_objects:
            if found is not item.table and found not in seen:
                seen.append(found)
    if isinstance(item, Update):
        for v in (item._values or {}).values():
            for found in getattr(v, "_from_objects", ()):
                if found is not item.table and found not in seen:
                    seen.append(found)
    return seen


def key_of(key):
    return key if isinstance(key, str) else key.key


def update_value(item, key, v):
    key = key_of(key)
    c = item.table.c[key] if key in item.table.c else None
    return {"column": name(c.name) if c is not None else key, "value": typed_value(v, c)}


def typed_value(v, c):
    if (
        isinstance(v, elements.BindParameter)
        and not isinstance(v, sqla_compat._literal_bindparam)
        and v.unique is False
        and c is not None
    ):
        wire = bind(v)
        if v.key == c.key or v.required is False and v.key == c.key:
            wire.pop("name", None)
        wire.setdefault("type", known_type(c))
        return {"expression": "bind", **without_none(wire)}
    if isinstance(v, elements.BindParameter) and not isinstance(
        v, sqla_compat._literal_bindparam
    ):
        wire = bind(v)
        if c is not None and wire.get("type") is None:
            wire["type"] = known_type(c)
        return {"expression": "bind", **without_none(wire)}
    if isinstance(v, elements.ClauseElement):
        return expression(v)
    return {
        "expression": "bind",
        **without_none(
            {"value": value(v), "type": known_type(c) if c is not None else None}
        ),
    }


def insert(item, with_ctes):
    table_ = item.table
    order = {c.key: n for n, c in enumerate(table_.c)}
    rows = []
    columns = []
    if item._multi_values:
        source = [row for group in item._multi_values for row in group]
    elif item._values:
        source = [item._values]
    else:
        source = []
    normalised = []
    for row in source:
        if not isinstance(row, dict):
            row = dict(row)
        normalised.append({key_of(k): v for k, v in row.items()})
    if normalised:
        keys = sorted(normalised[0], key=lambda key: order.get(key, 0))
        columns = [name(table_.c[key].name) for key in keys]
        rows = [[typed_value(row[key], table_.c[key]) for key in keys] for row in normalised]
    wire = {
        "statement": "insert",
        "ctes": ctes(item) if with_ctes else [],
        "table": table_reference(table_),
        **additions("prefixes", item._prefixes),
        "columns": columns,
        "rows": rows,
        "returning": [select_column(c) for c in item._returning],
    }
    if item.select is not None:
        wire["columns"] = [str(n) for n in item._select_names]
        wire["select"] = statement(item.select)
    conflict = getattr(item, "_post_values_clause", None)
    if conflict is not None:
        wire["on_conflict"] = on_conflict(item, conflict)
    return wire


def on_conflict(item, conflict):
    wire = {}
    kind = conflict.__visit_name__
    if kind == "on_duplicate_key_update":
        names = conflict._parameter_ordering or list(conflict.update)
        if not conflict._parameter_ordering:
            names = [c.key for c in item.table.c if c.key in conflict.update]
        wire["action"] = {
            "action": "update",
            "set": [
                {
                    "column": key,
                    "value": typed_value(conflict.update[key], item.table.c[key]),
                }
                for key in names
            ],
        }
        return wire
    if conflict.inferred_target_elements is not None:
        wire["target"] = [
            {"expression": "column", "name": e} if isinstance(e, str) else expression(e)
            for e in conflict.inferred_target_elements
        ]
    if conflict.inferred_target_whereclause is not None:
        wire["target_where"] = expression(conflict.inferred_target_whereclause)
    if getattr(conflict, "constraint_target", None) is not None:
        wire["constraint"] = name(conflict.constraint_target)
    if "nothing" in kind:
        wire["action"] = {"action": "nothing"}
        return wire
    given = {key_of(k): v for k, v in dict(conflict.update_values_to_set).items()}
    ordered = [c.key for c in item.table.c if c.key in given]
    wire["action"] = without_none(
        {
            "action": "update",
            "set": [
                {"column": key, "value": typed_value(given[key], item.table.c[key])}
                for key in ordered
            ],
            "where": expression(conflict.update_whereclause)
            if conflict.update_whereclause is not None
            else None,
        }
    )
    return wire


# Operations


def qualified(table_name, schema):
    return without_none({"name": name(table_name), "schema": name(schema)})


def change(given):
    if given is False:
        return {"change": "unchanged"}
    if given is None:
        return {"change": "set", "to": None}
    if isinstance(given, sa.Computed):
        return {"change": "set", "to": {"default": "computed", "value": computed(given)}}
    if isinstance(given, sa.Identity):
        return {"change": "set", "to": {"default": "identity", "value": identity(given)}}
    return {"change": "set", "to": {"default": "server", "value": server_default(given)}}


def operation(op):
    if isinstance(op, ops.CreateTableOp):
        for member in op.columns:
            if isinstance(member, sa.ForeignKeyConstraint):
                member._limbeck_written = True
        keywords = dict(op.kw)
        keywords.update(
            schema=op.schema, comment=op.comment, prefixes=op.prefixes
        )
        return {
            "operation": "create_table",
            "table": table(op.table_name, op.columns, keywords),
            "if_not_exists": bool(op.if_not_exists),
        }
    if isinstance(op, ops.DropTableOp):
        return {
            "operation": "drop_table",
            "table": qualified(op.table_name, op.schema),
            "if_exists": bool(op.if_exists),
        }
    if isinstance(op, ops.RenameTableOp):
        return {
            "operation": "rename_table",
            "table": qualified(op.table_name, op.schema),
            "new_name": name(op.new_table_name),
        }
    if isinstance(op, ops.CreateTableCommentOp):
        return without_none(
            {
                "operation": "create_table_comment",
                "table": qualified(op.table_name, op.schema),
                "comment": op.comment,
                "existing_comment": op.existing_comment,
            }
        )
    if isinstance(op, ops.DropTableCommentOp):
        return without_none(
            {
                "operation": "drop_table_comment",
                "table": qualified(op.table_name, op.schema),
                "existing_comment": op.existing_comment,
            }
        )
    if isinstance(op, ops.AddColumnOp):
        return {
            "operation": "add_column",
            "table": qualified(op.table_name, op.schema),
            "column": column(op.column),
            "if_not_exists": bool(op.if_not_exists),
            "inline_references": bool(op.inline_references),
            "inline_primary_key": bool(op.inline_primary_key),
        }
    if isinstance(op, ops.DropColumnOp):
        keywords = dict(op.kw)
        existing = keywords.pop("existing_type", None)
        return without_none(
            {
                "operation": "drop_column",
                "table": qualified(op.table_name, op.schema),
                "column": name(op.column_name),
                "if_exists": bool(op.if_exists),
                "existing_type": type_(existing) if existing is not None else None,
                "options": options(keywords),
            }
        )
    if isinstance(op, ops.AlterColumnOp):
        keywords = dict(op.kw)
        comment = {"change": "unchanged"}
        if op.modify_comment is not False:
            comment = {"change": "set", "to": op.modify_comment}
        autoincrement = keywords.pop("autoincrement", None)
        existing_autoincrement = keywords.pop("existing_autoincrement", None)
        return without_none(
            {
                "operation": "alter_column",
                "table": qualified(op.table_name, op.schema),
                "column": name(op.column_name),
                "new_name": name(op.modify_name),
                "type": type_(op.modify_type) if op.modify_type is not None else None,
                "nullable": op.modify_nullable,
                "server_default": change(op.modify_server_default),
                "comment": comment,
                "autoincrement": autoincrement,
                "existing_type": type_(op.existing_type)
                if op.existing_type is not None
                else None,
                "existing_nullable": op.existing_nullable,
                "existing_server_default": change(op.existing_server_default),
                "existing_comment": op.existing_comment,
                "existing_autoincrement": existing_autoincrement,
                "options": options(without_none(keywords)),
            }
        )
    if isinstance(op, ops.CreateIndexOp):
        built = op.to_index()
        elements_ = []
        for given in op.columns:
            elements_.append(given if isinstance(given, str) else given)
        wire = without_none(
            {
                "name": name(op.index_name),
                "elements": [index_element(e) for e in elements_],
                "unique": bool(op.unique),
                "options": options(
                    {k: v for k, v in op.kw.items() if k not in ("quote", "info")}
                ),
            }
        )
        del built
        return {
            "operation": "create_index",
            "table": qualified(op.table_name, op.schema),
            "index": wire,
            "if_not_exists": bool(op.if_not_exists),
        }
    if isinstance(op, ops.DropIndexOp):
        return without_none(
            {
                "operation": "drop_index",
                "name": name(op.index_name),
                "table": name(op.table_name),
                "schema": name(op.schema),
                "if_exists": bool(op.if_exists),
                "options": options(dict(op.kw)),
            }
        )
    if isinstance(op, ops.DropConstraintOp):
        return without_none(
            {
                "operation": "drop_constraint",
                "table": qualified(op.table_name, op.schema),
                "name": name(op.constraint_name),
                "kind": op.constraint_type,
                "if_exists": bool(op.if_exists),
            }
        )
    if isinstance(op, ops.CreateForeignKeyOp):
        keywords = dict(op.kw)
        known = {
            "on_update": keywords.pop("onupdate", None),
            "on_delete": keywords.pop("ondelete", None),
            "deferrable": keywords.pop("deferrable", None),
            "initially": keywords.pop("initially", None),
            "match": keywords.pop("match", None),
        }
        source_schema = keywords.pop("source_schema", None)
        referent_schema = keywords.pop("referent_schema", None)
        return {
            "operation": "add_constraint",
            "table": qualified(op.source_table, source_schema),
            "constraint": without_none(
                {
                    "constraint": "foreign_key",
                    "name": name(op.constraint_name),
                    "columns": list(op.local_cols),
                    "referred_table": name(op.referent_table),
                    "referred_schema": name(referent_schema),
                    "referred_columns": list(op.remote_cols),
                    "options": options(keywords),
                    **known,
                }
            ),
        }
    if isinstance(op, ops.CreatePrimaryKeyOp):
        return {
            "operation": "add_constraint",
            "table": qualified(op.table_name, op.schema),
            "constraint": without_none(
                {
                    "constraint": "primary_key",
                    "name": name(op.constraint_name),
                    "columns": list(op.columns),
                    "options": options(dict(op.kw)),
                }
            ),
        }
    if isinstance(op, ops.CreateUniqueConstraintOp):
        keywords = dict(op.kw)
        known = {k: keywords.pop(k, None) for k in ("deferrable", "initially")}
        return {
            "operation": "add_constraint",
            "table": qualified(op.table_name, op.schema),
            "constraint": without_none(
                {
                    "constraint": "unique",
                    "name": name(op.constraint_name),
                    "columns": list(op.columns),
                    "options": options(keywords),
                    **known,
                }
            ),
        }
    if isinstance(op, ops.CreateCheckConstraintOp):
        keywords = dict(op.kw)
        known = {k: keywords.pop(k, None) for k in ("deferrable", "initially")}
        return {
            "operation": "add_constraint",
            "table": qualified(op.table_name, op.schema),
            "constraint": without_none(
                {
                    "constraint": "check",
                    "name": name(op.constraint_name),
                    "condition": expression(op.condition),
                    "options": options(keywords),
                    **known,
                }
            ),
        }
    if isinstance(op, ops.AddConstraintOp):
        built = op.to_constraint()
        return {
            "operation": "add_constraint",
            "table": qualified(op.table_name, op.schema),
            "constraint": constraint(built),
        }
    if isinstance(op, ops.BulkInsertOp):
        wire_table = inserted_table(op.table)
        rows = []
        for row in op.rows:
            entry = {}
            for key, v in row.items():
                if isinstance(v, sa.sql.ClauseElement):
                    entry[key] = expression(v)
                else:
                    entry[key] = {"expression": "bind", "value": value(v)}
            rows.append(entry)
        return {
            "operation": "bulk_insert",
            "table": wire_table,
            "rows": rows,
            "multiple": bool(op.multiinsert),
        }
    if isinstance(op, ops.ExecuteSQLOp):
        return executed(op.sqltext)
    raise TypeError(f"no wire form for {op!r}")


def executed(item):
    schema = sa.schema
    if isinstance(item, schema.CreateSchema):
        return {
            "operation": "create_schema",
            "name": name(item.element),
            "if_not_exists": bool(item.if_not_exists),
        }
    if isinstance(item, schema.DropSchema):
        return {
            "operation": "drop_schema",
            "name": name(item.element),
            "if_exists": bool(item.if_exists),
            "cascade": bool(item.cascade),
        }
    if isinstance(item, schema.CreateSequence):
        return {
            "operation": "create_sequence",
            "sequence": sequence(item.element),
            "if_not_exists": bool(item.if_not_exists),
        }
    if isinstance(item, schema.DropSequence):
        found = item.element
        return {
            "operation": "drop_sequence",
            "sequence": qualified(found.name, found.schema),
            "if_exists": bool(item.if_exists),
        }
    if type(item).__name__ in ("CreateEnumType", "CreateDomainType"):
        return {"operation": "create_type", "type": type_(item.element), "alone": True}
    if type(item).__name__ in ("DropEnumType", "DropDomainType"):
        return {"operation": "drop_type", "type": type_(item.element), "alone": True}
    return {"operation": "execute", "statement": statement(item)}


__all__ = ["operation", "inspect"]
