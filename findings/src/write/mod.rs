//! The findings as bytes: JSON with everything, tables for a spreadsheet, one long table for a
//! notebook.
//!
//! **Invariant:** the same findings give the same bytes. Tables hold every number of the chapters with
//! its interval and its n; the passages behind them stand in the JSON alone.

mod csv;
mod json;
mod parquet;
mod rows;

use thiserror::Error;

pub use self::csv::{csv, tables};
pub use self::json::json;
pub use self::parquet::parquet;
pub use rows::{Row, rows};

/// Why findings cannot be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Not as JSON.
    #[error("the findings cannot be put into JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Not as a table.
    #[error("the findings cannot be put into a table: {0}")]
    Csv(#[from] ::csv::Error),
    /// Not as Parquet.
    #[error("the findings cannot be put into Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
}
