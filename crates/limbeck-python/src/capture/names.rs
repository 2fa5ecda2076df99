//! The attribute names that native functions read and write.

use std::cell::OnceCell;
use std::rc::Rc;

use rustpython_vm::VirtualMachine;
use rustpython_vm::builtins::PyStrInterned;

macro_rules! names {
    ($($field:ident = $text:literal,)*) => {
        /// Interned names: looking one up in a dictionary takes no hashing of text.
        pub(super) struct Names {
            $(pub(super) $field: &'static PyStrInterned,)*
        }

        impl Names {
            fn new(vm: &VirtualMachine) -> Self {
                Self { $($field: vm.ctx.intern_str($text),)* }
            }
        }
    };
}

names! {
    annotations = "annotations",
    argument = "argument",
    arguments = "__args__",
    arguments_key = "arguments",
    attach_callbacks = "_attach_callbacks",
    attach_to_table = "_attach_to_table",
    attribute = "_attribute",
    auto = "auto",
    autoincrement = "autoincrement",
    autoincrement_word = "_autoincrement_word",
    checks = "checks",
    checks_of = "_checks_of",
    class = "cls",
    class_ = "class_",
    class_key = "class",
    column = "column",
    column_class = "Column",
    column_property = "ColumnProperty",
    columns = "columns",
    comment = "comment",
    compile_hooks = "_compile_hooks",
    constraints = "constraints",
    copy = "_copy",
    creation_order = "_creation_order",
    declared_attr = "declared_attr",
    declared_value = "_declared_value",
    default = "default",
    default_clause = "DefaultClause",
    deferred = "deferred",
    described_fields = "_described_fields",
    description = "description",
    dialect_kwargs = "_dialect_kwargs",
    doc = "doc",
    exc = "exc",
    extended = "_extended",
    fetched_value = "FetchedValue",
    foreign_key_list = "_foreign_key_list",
    foreign_keys = "foreign_keys",
    foreign_keys_of = "_foreign_keys_of",
    forget_column = "_forget_column",
    full_name = "fullname",
    generator = "_generator",
    get_attr = "__getattr__",
    given_nullable = "_given_nullable",
    has_client_default = "has_client_default",
    has_type = "_has_type",
    identity = "identity",
    imply = "_imply",
    index = "index",
    info = "info",
    information_of = "_information_of",
    insert_sentinel = "_insert_sentinel",
    instrumented_attribute = "InstrumentedAttribute",
    is_sequence = "is_sequence",
    item_type = "item_type",
    key = "key",
    known_types = "KNOWN_TYPES",
    mapped = "Mapped",
    mapped_annotation = "MappedAnnotation",
    mapped_argument = "mapped_argument",
    mapped_column = "MappedColumn",
    mapper_property = "MapperProperty",
    merge_from = "merge_from",
    metadata = "metadata",
    metadata_key = "__sa_dataclass_metadata_key__",
    metadata_of = "metadata_of",
    module = "__module__",
    name = "name",
    notes = "notes",
    null_type = "NULLTYPE",
    nullable = "nullable",
    omit_from_statements = "_omit_from_statements",
    only_for = "only_for",
    options = "_options",
    options_class = "_AttributeOptions",
    options_key = "options",
    options_of = "_options_of",
    origin = "__origin__",
    own_annotations = "own_annotations",
    parent = "parent",
    placeholder = "_limbeck_placeholder",
    primary_key = "primary_key",
    prop = "prop",
    properties = "properties",
    property = "property",
    property_columns = "_property_columns",
    props = "_props",
    quoted_name = "quoted_name",
    refuse = "_refuse",
    refuse_type = "refuse_type",
    refuse_unnamed = "_refuse_unnamed",
    registry = "registry",
    replace = "replace",
    replace_private = "_replace",
    resolved = "resolved",
    returned_annotation = "_returned_annotation",
    sa_exc = "sa_exc",
    sequence = "sequence",
    server_default = "server_default",
    set_parent = "_set_parent",
    set_server_onupdate = "_set_server_onupdate",
    shared_info = "_info",
    sort_order = "_sort_order",
    source_of = "_source_of",
    special = "_special",
    sql_type = "sql_type",
    system = "system",
    table = "table",
    table_private = "_columns",
    to_instance = "to_instance",
    type_ = "type",
    type_annotation_map = "type_annotation_map",
    type_mark = "_sqla_type",
    type_of = "_type_of",
    typed_column = "_typed_column",
    unique = "unique",
    untyped = "_untyped",
    use_existing = "_use_existing",
    user_defined_nullable = "_user_defined_nullable",
    validate_dialect_kwargs = "_validate_dialect_kwargs",
    validators = "__sa_validators__",
    variant_mapping = "_variant_mapping",
    wire = "_wire",
    wire_arguments = "_wire_arguments",
    wire_class = "_wire_class",
    without_none = "without_none",
}

/// The names.
pub(super) fn names(vm: &VirtualMachine) -> Rc<Names> {
    thread_local! {
        static NAMES: OnceCell<Rc<Names>> = const { OnceCell::new() };
    }
    NAMES.with(|known| Rc::clone(known.get_or_init(|| Rc::new(Names::new(vm)))))
}
