//! Bodies are kept under their names until they are erased for good.

use crate::batch::{Body, Entry};

use super::append::refused;
use super::make::{body, leaf, led, name, with_body};
use super::{Bench, Book, Kept, Store, same};

pub(super) async fn examine(bench: &dyn Bench<dyn Store>, book: &mut Book) {
    book.enter("bodies come back in the order asked", in_order(bench).await);
    book.enter("a body of any size is kept whole", sizes(bench).await);
    book.enter("an erased body is served by nobody, ever", erased(bench).await);
    book.enter("an erased body is not kept again", never_again(bench).await);
    book.enter("a name stands for one body", one_body(bench).await);
}

async fn in_order(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![with_body("a", 1), leaf("b"), with_body("c", 2)]).await?;
    let seen = log.store.bodies(&[name(2), name(3), name(1), name(2)]).await?;
    same("the bodies", seen, vec![Some(body(2)), None, Some(body(1)), Some(body(2))])?;
    same("the bodies of no names", log.store.bodies(&[]).await?, vec![])
}

async fn sizes(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    let of = |number: u32, length: usize| {
        let bytes = (0..length).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect();
        Body { salt: body(number).salt, bytes }
    };
    let lengths = [(1, 0), (2, 1), (3, 70_000), (4, 1_500_000)];
    let entries = lengths
        .iter()
        .map(|(number, length)| Entry {
            body: Some((name(*number), of(*number, *length))),
            ..leaf("a")
        })
        .collect();
    log.add(entries).await?;
    let log = log.reopened().await?;
    for (number, length) in lengths {
        let seen = log.store.bodies(&[name(number)]).await?;
        let whole = seen == [Some(of(number, length))];
        same(&format!("whether a body of {length} bytes is whole"), whole, true)?;
    }
    Ok(())
}

async fn erased(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add((1..=4).map(|number| with_body("a", number)).collect()).await?;
    let other = log.medium.open().await?;
    same("a body before", other.bodies(&[name(2)]).await?, vec![Some(body(2))])?;
    // The last of the names was never kept: it is remembered all the same.
    log.store.erase(&[name(3), name(2), name(9)]).await?;
    log.store.erase(&[name(3)]).await?;
    log.store.erase(&[]).await?;
    let asked = [name(1), name(2), name(3), name(4), name(9)];
    let promised = vec![Some(body(1)), None, None, Some(body(4)), None];
    let list = vec![name(2), name(3), name(9)];
    same("the bodies", log.store.bodies(&asked).await?, promised.clone())?;
    same("the bodies on another node", other.bodies(&asked).await?, promised.clone())?;
    same("the list", log.store.erased().await?, list.clone())?;
    drop(other);
    let log = log.reopened().await?;
    same("the bodies later", log.store.bodies(&asked).await?, promised)?;
    same("the list later", log.store.erased().await?, list)?;
    same("the length", log.store.length().await?, 4)
}

async fn never_again(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.store.erase(&[name(1)]).await?;
    let length = log.add(vec![with_body("a", 1), with_body("b", 2)]).await?;
    same("the length after the entry came again", length, 2)?;
    let seen = log.store.bodies(&[name(1), name(2)]).await?;
    same("the bodies", seen, vec![None, Some(body(2))])?;
    log.store.erase(&[name(2)]).await?;
    let log = log.reopened().await?;
    log.add(vec![with_body("c", 2)]).await?;
    same("the bodies", log.store.bodies(&[name(1), name(2)]).await?, vec![None, None])
}

async fn one_body(bench: &dyn Bench<dyn Store>) -> Kept {
    let log = led(bench).await?;
    log.add(vec![with_body("a", 1)]).await?;
    same("the length after the same body", log.add(vec![with_body("b", 1)]).await?, 2)?;
    let other = |words| Entry { body: Some((name(1), body(2))), ..leaf(words) };
    let seen = log.store.append(log.batch(2, vec![leaf("c"), other("d")])).await;
    same("whether another body under the name is refused", refused(&seen), true)?;
    let both = vec![with_body("e", 5), Entry { body: Some((name(5), body(6))), ..leaf("f") }];
    let seen = log.store.append(log.batch(2, both)).await;
    same("whether two bodies under a name are refused", refused(&seen), true)?;
    same("the length", log.store.length().await?, 2)?;
    same("the body", log.store.bodies(&[name(1), name(5)]).await?, vec![Some(body(1)), None])
}
