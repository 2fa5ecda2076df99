//! The parameters of type classes: their names, their defaults, and where their values are.

use std::borrow::Cow;

use super::{EnumArguments, Length, SqlType, TypeArguments, TypeClass};
use crate::OptionValue;

/// The value of a type's parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument<'a> {
    /// `None`.
    None,
    /// A truth value.
    Boolean(bool),
    /// A number.
    Integer(i64),
    /// A string.
    Text(&'a str),
    /// Another type.
    Type(Cow<'a, SqlType>),
}

/// The default of a parameter, by which SQLAlchemy decides whether a value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Default {
    None,
    False,
    True,
}

/// A parameter of a type class's constructor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parameter {
    /// Its name.
    pub(super) name: &'static str,
    /// Its default.
    pub(super) default: Default,
    /// Its value; `None` when it was not given.
    pub(super) value: for<'a> fn(&'a TypeArguments) -> Option<Argument<'a>>,
}

impl Argument<'_> {
    /// Whether this is what the constructor would take by itself.
    pub(super) fn is(&self, default: Default) -> bool {
        match default {
            Default::None => *self == Self::None,
            Default::False => *self == Self::Boolean(false),
            Default::True => *self == Self::Boolean(true),
        }
    }
}

impl<'a> From<i64> for Argument<'a> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl<'a> From<bool> for Argument<'a> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Length> for Argument<'a> {
    fn from(length: &'a Length) -> Self {
        match length {
            Length::Number(number) => Self::Integer(*number),
            Length::Word(word) => Self::Text(word),
        }
    }
}

type Value = for<'a> fn(&'a TypeArguments) -> Option<Argument<'a>>;

const fn optional(name: &'static str, value: Value) -> Parameter {
    Parameter {
        name,
        default: Default::None,
        value,
    }
}

const fn off(name: &'static str, value: Value) -> Parameter {
    Parameter {
        name,
        default: Default::False,
        value,
    }
}

const fn on(name: &'static str, value: Value) -> Parameter {
    Parameter {
        name,
        default: Default::True,
        value,
    }
}

pub(super) const LENGTH: Parameter = optional("length", |a| a.length.as_ref().map(Into::into));
pub(super) const COLLATION: Parameter =
    optional("collation", |a| a.collation.as_ref().map(Into::into));
pub(super) const COLLATION_SCHEMA: Parameter =
    optional("collation_schema", |a| collation_schema(a).map(Into::into));
pub(super) const PRECISION: Parameter = optional("precision", |a| a.precision.map(Into::into));
pub(super) const SCALE: Parameter = optional("scale", |a| a.scale.map(Into::into));
pub(super) const DECIMAL_RETURN_SCALE: Parameter = optional("decimal_return_scale", |a| {
    a.decimal_return_scale.map(Into::into)
});
pub(super) const ASDECIMAL_ON: Parameter = on("asdecimal", |a| a.asdecimal.map(Into::into));
pub(super) const ASDECIMAL_OFF: Parameter = off("asdecimal", |a| a.asdecimal.map(Into::into));
/// MySQL's own classes return decimals by default, while the default of their base is not to.
pub(super) const ASDECIMAL_MYSQL: Parameter =
    off("asdecimal", |a| Some(a.asdecimal.unwrap_or(true).into()));
/// Oracle's number returns decimals when it has digits after the point.
pub(super) const ASDECIMAL_ORACLE: Parameter = optional("asdecimal", |a| {
    let is_fractional = a.scale.is_some_and(|scale| scale > 0);
    Some(a.asdecimal.unwrap_or(is_fractional).into())
});
pub(super) const BINARY_PRECISION: Parameter =
    optional("binary_precision", |a| a.binary_precision.map(Into::into));
pub(super) const TIMEZONE: Parameter = off("timezone", |a| a.timezone.map(Into::into));
pub(super) const LOCAL_TIMEZONE: Parameter =
    off("local_timezone", |a| a.local_timezone.map(Into::into));
pub(super) const FSP: Parameter = optional("fsp", |a| a.fsp.map(Into::into));
pub(super) const DAY_PRECISION: Parameter =
    optional("day_precision", |a| a.day_precision.map(Into::into));
pub(super) const SECOND_PRECISION: Parameter =
    optional("second_precision", |a| a.second_precision.map(Into::into));
pub(super) const FIELDS: Parameter = optional("fields", |a| a.fields.as_ref().map(Into::into));
pub(super) const AS_UUID: Parameter = on("as_uuid", |a| a.as_uuid.map(Into::into));
pub(super) const NATIVE_UUID: Parameter = on("native_uuid", |a| a.native_uuid.map(Into::into));
pub(super) const NONE_AS_NULL: Parameter = off("none_as_null", |a| a.none_as_null.map(Into::into));
/// SQLAlchemy fills in `Text()`, and shows it.
pub(super) const ASTEXT_TYPE: Parameter = optional("astext_type", |a| {
    Some(type_or_text(a.astext_type.as_deref()))
});
pub(super) const TEXT_TYPE: Parameter =
    optional("text_type", |a| Some(type_or_text(a.text_type.as_deref())));
pub(super) const ITEM_TYPE: Parameter = optional("item_type", |a| {
    a.item_type
        .as_deref()
        .map(|r#type| Argument::Type(Cow::Borrowed(r#type)))
});
/// What a `PickleType` wraps, unless it is plain `LargeBinary`.
pub(super) const IMPL: Parameter = optional("impl", |a| {
    a.item_type
        .as_deref()
        .map(|r#type| Argument::Type(Cow::Borrowed(r#type)))
});
pub(super) const AS_TUPLE: Parameter = off("as_tuple", |a| a.as_tuple.map(Into::into));
pub(super) const DIMENSIONS: Parameter = optional("dimensions", |a| a.dimensions.map(Into::into));
pub(super) const ZERO_INDEXES: Parameter = off("zero_indexes", |a| a.zero_indexes.map(Into::into));
pub(super) const DISPLAY_WIDTH: Parameter =
    optional("display_width", |a| a.display_width.map(Into::into));
pub(super) const UNSIGNED: Parameter = off("unsigned", |a| a.unsigned.map(Into::into));
pub(super) const ZEROFILL: Parameter = off("zerofill", |a| a.zerofill.map(Into::into));
pub(super) const CHARSET: Parameter = optional("charset", |a| a.charset.as_ref().map(Into::into));
pub(super) const ASCII: Parameter = off("ascii", |a| a.ascii.map(Into::into));
pub(super) const BINARY: Parameter = off("binary", |a| a.binary.map(Into::into));
pub(super) const UNICODE: Parameter = off("unicode", |a| a.unicode.map(Into::into));
pub(super) const NATIONAL: Parameter = off("national", |a| a.national.map(Into::into));
pub(super) const VARYING: Parameter = off("varying", |a| a.varying.map(Into::into));
pub(super) const FILESTREAM: Parameter = off("filestream", |a| a.filestream.map(Into::into));
pub(super) const CONVERT_INT: Parameter = off("convert_int", |a| a.convert_int.map(Into::into));
pub(super) const RETRIEVE_AS_BITWISE: Parameter = off("retrieve_as_bitwise", |a| {
    a.retrieve_as_bitwise.map(Into::into)
});
pub(super) const DIM: Parameter = optional("dim", |a| match a.extra.get("dim") {
    Some(OptionValue::Integer(number)) => Some((*number).into()),
    _ => None,
});
pub(super) const CREATE_CONSTRAINT: Parameter =
    off("create_constraint", |a| a.create_constraint.map(Into::into));
pub(super) const NAME: Parameter = optional("name", |a| {
    a.name.as_ref().map(|name| Argument::Text(&name.text))
});
pub(super) const SCHEMA: Parameter = optional("schema", |a| {
    a.schema.as_ref().map(|name| Argument::Text(&name.text))
});
pub(super) const CREATE_TYPE: Parameter = on("create_type", |a| a.create_type.map(Into::into));
pub(super) const NATIVE_ENUM: Parameter = on("native_enum", |a| {
    Some(is_native(a.enumeration.as_ref()).into())
});
/// The length of an enumeration, unless it is that of its longest label.
pub(super) const ENUM_LENGTH: Parameter = optional("length", |a| {
    let Some(Length::Number(length)) = a.length else {
        return None;
    };
    let longest = a
        .labels
        .iter()
        .flatten()
        .map(|label| label.chars().count())
        .max();
    let is_default = i64::try_from(longest.unwrap_or(0)) == Ok(length);
    (!is_default).then_some(length.into())
});

fn is_native(enumeration: Option<&EnumArguments>) -> bool {
    enumeration
        .and_then(|enumeration| enumeration.native_enum)
        .unwrap_or(true)
}

fn type_or_text(r#type: Option<&SqlType>) -> Argument<'_> {
    Argument::Type(r#type.map_or_else(|| Cow::Owned(SqlType::new(TypeClass::Text)), Cow::Borrowed))
}

/// The schema of a collation, which only the newest SQLAlchemy knows.
pub fn collation_schema(arguments: &TypeArguments) -> Option<&str> {
    arguments
        .extra
        .get("collation_schema")
        .and_then(OptionValue::as_str)
}
