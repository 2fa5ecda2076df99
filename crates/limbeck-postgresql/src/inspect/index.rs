//! Indexes.

use limbeck_dialect::raw_text;
use limbeck_model::expression::{Expression, UnaryOperator};
use limbeck_model::schema::{Index, IndexElement};
use limbeck_model::{DialectOptions, Name, OptionValue};
use serde::Deserialize;

use super::row::Row;

/// A column or expression of an index.
#[derive(Default, Deserialize)]
struct Element {
    text: String,
    is_expression: bool,
    operator_class: Option<String>,
}

/// Bits of `pg_index.indoption`.
const DESCENDING: i64 = 1;
const NULLS_FIRST: i64 = 2;

pub(super) fn build(row: &Row) -> Index {
    let mut elements: Vec<Element> = row.json(10);
    let key_count = row.text(8).parse().unwrap_or(elements.len());
    let included = elements.split_off(key_count.min(elements.len()));
    let sorting: Vec<i64> = row.json(4);
    Index {
        name: Some(Name::resolved(row.text(1))),
        unique: row.flag(2),
        options: options(row, &elements, &included),
        elements: elements
            .iter()
            .enumerate()
            .map(|(position, element)| {
                index_element(element, sorting.get(position).copied().unwrap_or_default())
            })
            .collect(),
    }
}

fn index_element(element: &Element, sorting: i64) -> IndexElement {
    // Only what differs from the defaults is said.
    let operators: &[UnaryOperator] = match (sorting & DESCENDING != 0, sorting & NULLS_FIRST != 0)
    {
        (false, false) => &[],
        (false, true) => &[UnaryOperator::NullsFirst],
        (true, true) => &[UnaryOperator::Descending],
        (true, false) => &[UnaryOperator::Descending, UnaryOperator::NullsLast],
    };
    let element = if element.is_expression {
        raw_text(&element.text)
    } else if operators.is_empty() {
        return IndexElement::Column {
            column: element.text.as_str().into(),
        };
    } else {
        Expression::column(element.text.as_str())
    };
    let expression = operators
        .iter()
        .fold(element, |operand, operator| Expression::Unary {
            operator: operator.clone(),
            operand: Box::new(operand),
        });
    IndexElement::Expression {
        expression: Box::new(expression),
    }
}

fn options(row: &Row, elements: &[Element], included: &[Element]) -> DialectOptions {
    let mut options = DialectOptions::default();
    let mut set = |name: &str, value| {
        options.0.insert(format!("postgresql_{name}"), value);
    };
    let classes: indexmap::IndexMap<String, OptionValue> = elements
        .iter()
        .filter_map(|element| {
            let class = element.operator_class.clone()?;
            Some((element.text.clone(), OptionValue::Text(class)))
        })
        .collect();
    if !classes.is_empty() {
        set("ops", OptionValue::Map(classes));
    }
    let parameters: Vec<String> = row.json(5);
    if !parameters.is_empty() {
        set("with", storage_parameters(&parameters));
    }
    let method = row.text(6);
    if method != "btree" {
        set("using", OptionValue::Text(method.to_owned()));
    }
    if let Some(predicate) = row.get(7) {
        set("where", OptionValue::Text(predicate.to_owned()));
    }
    if !included.is_empty() {
        let names = included
            .iter()
            .map(|element| OptionValue::Text(element.text.clone()))
            .collect();
        set("include", OptionValue::List(names));
    }
    if row.flag(9) {
        set("nulls_not_distinct", OptionValue::Boolean(true));
    }
    if !row.flag(3) {
        set("invalid", OptionValue::Boolean(true));
    }
    options
}

/// `fillfactor=50` as a map.
pub(super) fn storage_parameters(parameters: &[String]) -> OptionValue {
    OptionValue::Map(
        parameters
            .iter()
            .map(|parameter| {
                let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
                (name.to_owned(), OptionValue::Text(value.to_owned()))
            })
            .collect(),
    )
}
