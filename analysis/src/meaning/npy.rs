//! Arrays of numbers from an archive of numpy (`.npz`): a zip of `.npy`, version 1 to 3 of that form.
//!
//! Whoever asks says which form and type an array must have; any other is refused, so that no file
//! decides how much memory is taken.

use super::error::ModelError;
use super::files::member;

const MAGIC: &[u8] = b"\x93NUMPY";

/// The longest header that is read, in bytes.
const LONGEST_HEADER: usize = 4096;

/// An archive of arrays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrays<'a> {
    archive: &'a [u8],
}

impl<'a> Arrays<'a> {
    pub(super) fn new(archive: &'a [u8]) -> Self {
        Self { archive }
    }

    /// An array of bytes in the order of C, row by row.
    pub(super) fn bytes(self, name: &str, shape: &[usize]) -> Result<Vec<u8>, ModelError> {
        self.array(name, shape, ("|u1", 1))
    }

    /// An array of single-precision numbers in the order of C, row by row; each one is finite.
    pub(super) fn singles(self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let bytes = self.array(name, shape, ("<f4", 4))?;
        let values: Vec<f32> =
            bytes.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        if values.iter().all(|value| value.is_finite()) {
            Ok(values)
        } else {
            Err(ModelError::form(named(name), "it holds a number that is not finite"))
        }
    }

    /// One double-precision number.
    pub(super) fn double(self, name: &str) -> Result<f64, ModelError> {
        let bytes = self.array(name, &[], ("<f8", 8))?;
        let bytes = bytes.try_into().map_err(|_| ModelError::form(named(name), "no number"))?;
        Ok(f64::from_le_bytes(bytes))
    }

    /// The content of an array of this form and type, whose name and size of an element are given.
    fn array(
        self,
        name: &str,
        shape: &[usize],
        (kind, size): (&str, usize),
    ) -> Result<Vec<u8>, ModelError> {
        let length = shape.iter().product::<usize>() * size;
        let longest = MAGIC.len() + 6 + LONGEST_HEADER + length;
        let file = format!("{name}.npy");
        let mut bytes =
            member(self.archive, "the file of weights", &file, longest.try_into().unwrap_or(0))?;
        let wrong = |reason| ModelError::form(named(name), reason);
        let (header, start) = header(&bytes).ok_or_else(|| wrong("it is not an array of numpy"))?;
        let form = Header::read(header).ok_or_else(|| wrong("its header cannot be read"))?;
        if form.kind != kind || form.is_turned {
            return Err(wrong("its numbers are of another type or order"));
        }
        if form.shape != shape || bytes.len() - start != length {
            return Err(wrong("it has another shape"));
        }
        bytes.drain(..start);
        Ok(bytes)
    }
}

fn named(array: &str) -> String {
    format!("the array {array} of the weights")
}

/// The text of the header and where the numbers begin.
fn header(bytes: &[u8]) -> Option<(&str, usize)> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (length, from) = match rest.first()? {
        1 => (usize::from(u16::from_le_bytes(rest.get(2..4)?.try_into().ok()?)), 4),
        2 | 3 => (u32::from_le_bytes(rest.get(2..6)?.try_into().ok()?).try_into().ok()?, 6),
        _ => return None,
    };
    if length > LONGEST_HEADER {
        return None;
    }
    let text = std::str::from_utf8(rest.get(from..from + length)?).ok()?;
    Some((text, MAGIC.len() + from + length))
}

#[derive(Debug, PartialEq)]
struct Header<'a> {
    kind: &'a str,
    is_turned: bool,
    shape: Vec<usize>,
}

impl<'a> Header<'a> {
    /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`.
    fn read(text: &'a str) -> Option<Self> {
        let after = |key: &str| text.split_once(key).map(|parts| parts.1.trim_start());
        let kind = after("'descr':")?.strip_prefix('\'')?.split_once('\'')?.0;
        let order = after("'fortran_order':")?;
        let sizes = after("'shape':")?.strip_prefix('(')?.split_once(')')?.0;
        let shape = sizes
            .split(',')
            .map(str::trim)
            .filter(|size| !size.is_empty())
            .map(|size| size.parse().ok())
            .collect::<Option<_>>()?;
        let is_turned = order.starts_with("True");
        (is_turned || order.starts_with("False")).then_some(Self { kind, is_turned, shape })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_type_order_and_shape() {
        let read = Header::read("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }");
        assert_eq!(read, Some(Header { kind: "<f4", is_turned: false, shape: vec![2, 3] }));
        let one = Header::read("{'descr': '|u1', 'fortran_order': True, 'shape': (7,), }");
        assert_eq!(one, Some(Header { kind: "|u1", is_turned: true, shape: vec![7] }));
        let none = Header::read("{'descr': '<f8', 'fortran_order': False, 'shape': (), }");
        assert_eq!(none, Some(Header { kind: "<f8", is_turned: false, shape: vec![] }));
        assert_eq!(Header::read("{'descr': '<f8', 'shape': (x,)}"), None);
    }

    #[test]
    fn what_is_cut_short_or_claims_too_much_is_no_header() {
        assert_eq!(header(b"\x93NUMPY\x01\x00\x02\x00{}"), Some(("{}", 12)));
        assert_eq!(header(b"\x93NUMPY\x02\x00\x02\x00\x00\x00{}"), Some(("{}", 14)));
        for broken in [
            &b""[..],
            b"\x93NUMPY",
            b"\x93NUMPY\x01\x00\x02",
            b"\x93NUMPY\x01\x00\x03\x00{}",
            b"\x93NUMPY\x03\x00\xff\xff\xff\xff{}",
            b"\x93NUMPY\x09\x00\x02\x00{}",
        ] {
            assert_eq!(header(broken), None);
        }
    }
}
