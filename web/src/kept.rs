//! Pages for the public, rendered and compressed once and kept for a moment.
//!
//! **Invariant:** whoever has not entered gets a page that is at most one second behind the record,
//! and never one that was made for somebody who has; what is kept has a bound, and so has the work that
//! strangers can ask for at once.

use std::collections::HashMap;
use std::future::Future;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::failure::Failure;
use crate::visit::Visit;

/// A page may be so far behind the record.
const BEHIND: Duration = Duration::from_secs(1);
/// From this age on a page that is behind is made anew while it is still served.
const AHEAD: Duration = Duration::from_millis(400);
/// A page that is not behind is made anew after so long, for the distances in time it tells.
const LASTS: Duration = Duration::from_secs(30);
/// So many bytes are kept for a process.
const ROOM: usize = 32 << 20;
/// A page under a longer address is not kept: no link of ours is so long.
const LONGEST: usize = 1_024;
/// So much is done away from the threads that serve requests at once; the rest waits for its turn, so that
/// whoever asks for many large pages does not take the machine from everybody else.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    Semaphore::new(2 * cores)
});

/// The pages of a process that are kept.
#[derive(Default)]
pub(crate) struct Pages {
    kept: Mutex<HashMap<Key, Arc<Slot>>>,
    asked: AtomicU64,
}

/// The address, and the language.
type Key = (String, &'static str);

/// A place for a page: one makes it, the others wait for it.
#[derive(Default)]
struct Slot {
    page: Mutex<Option<Arc<Page>>>,
    making: Arc<tokio::sync::Mutex<()>>,
    asked: AtomicU64,
}

/// A page as it is sent.
struct Page {
    length: u64,
    made: Instant,
    packed: Bytes,
    tag: HeaderValue,
}

/// What can be done with a page that is kept.
enum Use {
    /// Send it.
    Fresh,
    /// Send it, and make it anew meanwhile.
    Soon,
    /// Make it anew first.
    Old,
}

impl Page {
    fn new(length: u64, made: Instant, html: &str) -> Self {
        let packed = pack(html.as_bytes());
        let digest = Sha256::digest(&packed);
        let name: String = digest[..9].iter().map(|byte| format!("{byte:02x}")).collect();
        let tag = HeaderValue::from_str(&format!("W/\"{name}\""));
        let tag = tag.expect("hexadecimal digits in quotes can stand in a header");
        Self { length, made, packed, tag }
    }

    fn usable(&self, length: u64) -> Use {
        let age = self.made.elapsed();
        match self.length == length {
            true if age < LASTS => Use::Fresh,
            false if age < AHEAD => Use::Fresh,
            false if age < BEHIND => Use::Soon,
            _ => Use::Old,
        }
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let known = text(header::IF_NONE_MATCH).unwrap_or_default();
        let tag = self.tag.to_str().unwrap_or_default();
        let mut response = if known.split(',').any(|one| one.trim() == tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else if text(header::ACCEPT_ENCODING).unwrap_or_default().contains("gzip") {
            let encoding = [(header::CONTENT_ENCODING, "gzip")];
            (encoding, Html(self.packed.clone())).into_response()
        } else {
            Html(unpack(&self.packed)).into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.tag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        let vary = HeaderValue::from_static("cookie, accept-language, accept-encoding");
        headers.insert(header::VARY, vary);
        response
    }
}

pub(crate) fn pack(bytes: &[u8]) -> Bytes {
    use std::io::Write;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("a vector takes what is written to it").into()
}

fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let read = GzDecoder::new(packed).read_to_end(&mut out);
    read.expect("what was packed here is whole");
    out
}

impl Pages {
    fn slot(&self, key: &Key) -> Arc<Slot> {
        let now = self.asked.fetch_add(1, Ordering::Relaxed);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match kept.get(key) {
            Some(slot) => slot.clone(),
            None => kept.entry(key.clone()).or_default().clone(),
        };
        slot.asked.store(now, Ordering::Relaxed);
        slot
    }

    /// Forgets a place for which no page could be made: addresses that lead nowhere take no room.
    fn forget(&self, key: &Key) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.get(key).is_some_and(|slot| slot.page().is_none()) {
            kept.remove(key);
        }
    }

    /// Throws away what was not asked for longest, until the rest has room.
    fn make_room(&self) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let size = |(key, slot): (&Key, &Arc<Slot>)| {
            let size = slot.page().map_or(0, |page| page.packed.len()) + key.0.len() + 256;
            (slot.asked.load(Ordering::Relaxed), key.clone(), size)
        };
        let mut all: Vec<(u64, Key, usize)> = kept.iter().map(size).collect();
        let mut sum: usize = all.iter().map(|(.., size)| size).sum();
        if sum <= ROOM {
            return;
        }
        all.sort();
        for (_, key, size) in all {
            if sum <= ROOM {
                break;
            }
            kept.remove(&key);
            sum -= size;
        }
    }
}

impl Slot {
    fn page(&self) -> Option<Arc<Page>> {
        self.page.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Sends a page that everybody who has not entered sees alike: the kept one where it is fresh enough,
/// else the one that `make` renders. Whoever has entered gets a page of their own.
///
/// `make` runs for the visit it is given; what takes long in it belongs into [`away`].
///
/// # Errors
/// Those of `make`.
pub(crate) async fn kept<F, R>(
    visit: Visit,
    headers: &HeaderMap,
    make: F,
) -> Result<Response, Failure>
where
    F: FnOnce(Visit) -> R + Send + 'static,
    R: Future<Output = Result<String, Failure>> + Send + 'static,
{
    if visit.visitor.session.is_some() || visit.visitor.address.len() > LONGEST {
        return Ok(own(make(visit).await?));
    }
    let key = (visit.visitor.address.clone(), visit.tongue().code());
    let pages = visit.process.pages().clone();
    let slot = pages.slot(&key);
    let length = |visit: &Visit| visit.state(|state| state.length);
    if let Some(page) = slot.page() {
        match page.usable(length(&visit)) {
            Use::Fresh => return Ok(page.answer(headers)),
            Use::Soon => {
                if let Ok(turn) = slot.making.clone().try_lock_owned() {
                    tokio::spawn(async move {
                        // Who asks next is told what is wrong.
                        let _ = made(&pages, &slot, visit, make).await;
                        drop(turn);
                    });
                }
                return Ok(page.answer(headers));
            }
            Use::Old => {}
        }
    }
    let _turn = slot.making.clone().lock_owned().await;
    if let Some(page) = slot.page()
        && !matches!(page.usable(length(&visit)), Use::Old)
    {
        return Ok(page.answer(headers));
    }
    match made(&pages, &slot, visit, make).await {
        Ok(page) => Ok(page.answer(headers)),
        Err(failure) => {
            pages.forget(&key);
            Err(failure)
        }
    }
}

async fn made<F, R>(pages: &Pages, slot: &Slot, visit: Visit, make: F) -> Result<Arc<Page>, Failure>
where
    F: FnOnce(Visit) -> R,
    R: Future<Output = Result<String, Failure>>,
{
    // Taken before: what is recorded while the page is made may be missing in it.
    let (length, begun) = (visit.state(|state| state.length), Instant::now());
    let html = make(visit).await?;
    let page = away(move || Ok(Arc::new(Page::new(length, begun, &html)))).await?;
    *slot.page.lock().unwrap_or_else(PoisonError::into_inner) = Some(page.clone());
    pages.make_room();
    Ok(page)
}

fn own(html: String) -> Response {
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
        (header::VARY, HeaderValue::from_static("cookie, accept-language")),
    ];
    (headers, Html(html)).into_response()
}

/// Does what takes more than some milliseconds away from the threads that serve requests.
///
/// # Errors
/// Those of the work; where the server ends, that it is not available.
pub(crate) async fn away<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let gone = || Failure::Unavailable("this page could not be made".to_owned());
    let turn = AT_ONCE.acquire().await.map_err(|_| gone())?;
    let done = tokio::task::spawn_blocking(move || {
        let done = work();
        // Held until the work is done, even where nobody waits for it any more.
        drop(turn);
        done
    });
    done.await.map_err(|_| gone())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_behind_is_served_for_a_second_and_not_longer() {
        let ago = |millis| Instant::now().checked_sub(Duration::from_millis(millis)).unwrap();
        let usable = |length, millis| Page::new(7, ago(millis), "x").usable(length);
        assert!(matches!(usable(7, 20_000), Use::Fresh));
        assert!(matches!(usable(7, 31_000), Use::Old));
        assert!(matches!(usable(8, 100), Use::Fresh));
        assert!(matches!(usable(8, 600), Use::Soon));
        assert!(matches!(usable(8, 1_001), Use::Old));
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let pages = Pages::default();
        let big = "a".repeat(100);
        for number in 0..4 {
            let slot = pages.slot(&(number.to_string(), "en"));
            let mut page = Page::new(0, Instant::now(), &big);
            page.packed = vec![0; ROOM / 3].into();
            *slot.page.lock().unwrap() = Some(Arc::new(page));
        }
        pages.slot(&("0".to_owned(), "en"));
        pages.make_room();
        let kept = pages.kept.lock().unwrap();
        let mut left: Vec<_> = kept.keys().map(|(address, _)| address.as_str()).collect();
        left.sort_unstable();
        assert_eq!(left, ["0", "3"]);
    }

    #[test]
    fn an_address_that_leads_nowhere_takes_no_room_and_one_that_leads_somewhere_stays() {
        let pages = Pages::default();
        let (nowhere, somewhere) = (("/a".to_owned(), "en"), ("/b".to_owned(), "en"));
        pages.slot(&nowhere);
        let slot = pages.slot(&somewhere);
        *slot.page.lock().unwrap() = Some(Arc::new(Page::new(0, Instant::now(), "x")));
        pages.forget(&nowhere);
        pages.forget(&somewhere);
        let kept = pages.kept.lock().unwrap();
        assert_eq!(kept.keys().collect::<Vec<_>>(), [&somewhere]);
    }

    #[tokio::test]
    async fn however_much_is_asked_for_only_so_much_is_done_at_once() {
        let (now, most) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let room = AT_ONCE.available_permits() as u64;
        let work = |_| {
            let (now, most) = (now.clone(), most.clone());
            tokio::spawn(away(move || {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(3));
                now.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            }))
        };
        let all: Vec<_> = (0..100).map(work).collect();
        for one in all {
            one.await.unwrap().unwrap();
        }
        let most = most.load(Ordering::SeqCst);
        assert!(most >= 1 && most <= room, "{most} of {room}");
    }

    #[test]
    fn what_is_packed_comes_back() {
        assert_eq!(unpack(&pack(b"words")), b"words");
    }
}
