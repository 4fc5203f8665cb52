//! The little of Protocol Buffers that the file of pieces needs: fields, one after the other.

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Number(u64),
    Four([u8; 4]),
    Eight,
    Bytes(&'a [u8]),
}

/// The fields of a message with their numbers; a last `None` where it is broken.
pub(super) fn fields(message: &[u8]) -> impl Iterator<Item = Option<(u64, Value<'_>)>> {
    let mut rest = message;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = field(rest);
        rest = found.map_or(&[][..], |(_, rest)| rest);
        Some(found.map(|(field, _)| field))
    })
}

fn field(bytes: &[u8]) -> Option<((u64, Value<'_>), &[u8])> {
    let (tag, rest) = number(bytes)?;
    let (value, rest) = match tag & 7 {
        0 => number(rest).map(|(value, rest)| (Value::Number(value), rest))?,
        1 => (Value::Eight, rest.get(8..)?),
        2 => {
            let (length, rest) = number(rest)?;
            let (value, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            (Value::Bytes(value), rest)
        }
        5 => rest.split_first_chunk().map(|(four, rest)| (Value::Four(*four), rest))?,
        _ => return None,
    };
    Some(((tag >> 3, value), rest))
}

/// A number of 1 to 10 bytes of 7 bits, the lowest first.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_order_and_a_broken_one_ends_them() {
        let message = [0x08, 0x96, 0x01, 0x12, 2, b'h', b'i', 0x1d, 0, 0, 0x80, 0x3f];
        let read: Vec<_> = fields(&message).collect();
        assert_eq!(
            read,
            [
                Some((1, Value::Number(150))),
                Some((2, Value::Bytes(b"hi"))),
                Some((3, Value::Four(1.0_f32.to_le_bytes()))),
            ]
        );
        for broken in [&[0x12, 3, b'h'][..], &[0x08], &[0x80; 12], &[0x0f], &[0x1d, 0, 0], &[0x09]]
        {
            assert_eq!(fields(broken).collect::<Vec<_>>(), [None]);
        }
    }
}
