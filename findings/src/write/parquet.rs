//! The long form as Parquet.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::{Row, WriteError, rows};
use crate::Findings;

const SCHEMA: &str = "message findings {
    REQUIRED BYTE_ARRAY chapter (UTF8);
    REQUIRED BYTE_ARRAY measure (UTF8);
    REQUIRED BYTE_ARRAY subject (UTF8);
    OPTIONAL DOUBLE value;
    OPTIONAL DOUBLE low;
    OPTIONAL DOUBLE high;
    OPTIONAL INT64 n;
    OPTIONAL BYTE_ARRAY why (UTF8);
}";

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

/// All chapters in one table, compressed with Snappy.
///
/// # Errors
/// Where a value cannot be put into Parquet.
pub fn parquet(findings: &Findings) -> Result<Vec<u8>, WriteError> {
    let rows = rows(findings)?;
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("unbracket ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build()))?;
    let mut group = file.next_row_group()?;
    words(&mut group, &rows, |row| &row.chapter)?;
    words(&mut group, &rows, |row| &row.measure)?;
    words(&mut group, &rows, |row| &row.subject)?;
    numbers(&mut group, &rows, |row| row.value)?;
    numbers(&mut group, &rows, |row| row.low)?;
    numbers(&mut group, &rows, |row| row.high)?;
    column::<Int64Type>(&mut group, rows.iter().map(|row| i64::try_from(row.n?).ok()))?;
    let why = rows.iter().map(|row| Some(ByteArray::from(row.why.as_deref()?)));
    column::<ByteArrayType>(&mut group, why)?;
    group.close()?;
    Ok(file.into_inner()?)
}

fn words<'r>(
    group: &mut Group<'_>,
    rows: &'r [Row],
    of: impl Fn(&'r Row) -> &'r str,
) -> Result<(), WriteError> {
    let values: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(of(row))).collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<ByteArrayType>().write_batch(&values, None, None)?;
        column.close()?;
    }
    Ok(())
}

fn numbers(
    group: &mut Group<'_>,
    rows: &[Row],
    of: impl Fn(&Row) -> Option<f64>,
) -> Result<(), WriteError> {
    column::<DoubleType>(group, rows.iter().map(of))
}

/// Writes the values that are there, and for each row whether it has one.
fn column<T: parquet::data_type::DataType>(
    group: &mut Group<'_>,
    all: impl Iterator<Item = Option<T::T>>,
) -> Result<(), WriteError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for one in all {
        levels.push(i16::from(one.is_some()));
        values.extend(one);
    }
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&values, Some(&levels), None)?;
        column.close()?;
    }
    Ok(())
}
