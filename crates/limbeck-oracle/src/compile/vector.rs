//! The clauses of indexes on vectors.

use limbeck_dialect::{CompileError, CompileResult, Compiler};
use limbeck_model::OptionValue;

/// A kind of index: what it organises, its word among the parameters, and the parameters that only
/// it has, by their names in the option.
struct Kind {
    organization: &'static str,
    word: &'static str,
    parameters: &'static [(&'static str, &'static str)],
}

const HNSW: Kind = Kind {
    organization: " ORGANIZATION INMEMORY NEIGHBOR GRAPH",
    word: "type HNSW",
    parameters: &[
        ("hnsw_neighbors", ", neighbors "),
        ("hnsw_efconstruction", ", efconstruction "),
    ],
};

const IVF: Kind = Kind {
    organization: " ORGANIZATION NEIGHBOR PARTITIONS",
    word: "type IVF",
    parameters: &[
        ("ivf_neighbor_partitions", ", neighbor partitions "),
        ("ivf_sample_per_partition", ", sample_per_partition "),
        (
            "ivf_min_vectors_per_partition",
            ", min_vectors_per_partition ",
        ),
    ],
};

/// What follows the columns of an index on vectors. `option` is true, or a map of what the script
/// said of the index.
///
/// # Errors
///
/// When the option names something that Oracle has no word for.
pub(super) fn clauses(c: &mut Compiler<'_>, option: &OptionValue) -> CompileResult {
    let given = |name: &str| match option {
        OptionValue::Map(map) => map.get(name),
        _ => None,
    };
    let number = |name: &str| match given(name) {
        Some(OptionValue::Integer(number)) => Some(*number),
        _ => None,
    };
    let kind = match given("index_type").and_then(OptionValue::as_str) {
        None | Some("HNSW") => HNSW,
        Some("IVF") => IVF,
        Some(other) => return Err(unknown("index type", other)),
    };
    c.sql.word(kind.organization);
    if let Some(distance) = given("distance").and_then(OptionValue::as_str) {
        c.sql.word(match distance {
            "EUCLIDEAN" => " DISTANCE EUCLIDEAN",
            "DOT" => " DISTANCE DOT",
            "COSINE" => " DISTANCE COSINE",
            "MANHATTAN" => " DISTANCE MANHATTAN",
            other => return Err(unknown("distance", other)),
        });
    }
    if let Some(accuracy) = number("accuracy") {
        c.sql.word(" WITH TARGET ACCURACY ").integer(accuracy);
    }
    c.sql.word(" PARAMETERS (").word(kind.word);
    for (name, words) in kind.parameters {
        if let Some(value) = number(name) {
            c.sql.word(words).integer(value);
        }
    }
    c.sql.word(")");
    if let Some(parallel) = number("parallel") {
        c.sql.word(" PARALLEL ").integer(parallel);
    }
    Ok(())
}

fn unknown(what: &str, value: &str) -> CompileError {
    CompileError::compile(format!("'{value}' is no {what} of an oracle_vector index"))
}
