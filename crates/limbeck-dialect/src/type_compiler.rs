//! Where dialects differ in the names of types.

use limbeck_model::schema::SqlType;

use crate::normalize::ColumnView;
use crate::types::TypeForm;
use crate::{CompileResult, Compiler, generic};

/// Where dialects differ in the names of types.
pub trait TypeCompiler {
    /// The SQL of a type.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type, or the type lacks an argument that it needs.
    fn type_sql(&self, c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
        generic::types::type_sql(c, r#type)
    }

    /// The SQL of a type whose variants and wrappers are resolved. A dialect writes the forms in
    /// which it differs and leaves all others to [`generic::types::form_sql`].
    ///
    /// # Errors
    ///
    /// When the dialect has no such type, or the type lacks an argument that it needs.
    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        generic::types::form_sql(c, form, r#type)
    }

    /// The type of a column.
    ///
    /// # Errors
    ///
    /// As [`type_sql`](Self::type_sql).
    fn column_type(&self, c: &mut Compiler<'_>, column: &ColumnView<'_>) -> CompileResult {
        c.dialect.type_sql(c, &column.column.r#type)
    }
}
