//! MySQL and MariaDB dialects of Limbeck.
