//! Public files: whole, durable, and inside their folder.

use unbracket_store::{Error, Shelf};
use unbracket_testkit::folder::Folder;

#[test]
fn files_are_put_replaced_got_and_listed() {
    let folder = Folder::new("shelf");
    let shelf = Shelf::open(folder.path()).unwrap();
    assert_eq!(shelf.list("").unwrap(), Vec::<String>::new());
    shelf.put("tile/0/x001/067", b"seven").unwrap();
    shelf.put("tile/entries/000.p/3", b"").unwrap();
    shelf.put("checkpoint", b"one").unwrap();
    shelf.put("checkpoint", b"two").unwrap();
    assert_eq!(shelf.get("checkpoint").unwrap(), Some(b"two".to_vec()));
    assert_eq!(shelf.get("tile/entries/000.p/3").unwrap(), Some(vec![]));
    assert_eq!(shelf.get("tile/0/x001/068").unwrap(), None);
    assert_eq!(shelf.list("").unwrap(), ["checkpoint", "tile/0/x001/067", "tile/entries/000.p/3"]);
    assert_eq!(shelf.list("tile/0").unwrap(), ["tile/0/x001/067"]);
    assert_eq!(shelf.list("nothing").unwrap(), Vec::<String>::new());
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let folder = Folder::new("shelf");
    std::fs::create_dir(folder.join("public")).unwrap();
    let shelf = Shelf::open(folder.join("public")).unwrap();
    let long = "x".repeat(256);
    let names = [
        "",
        "/",
        "..",
        "../x",
        "a/../../x",
        "/x",
        "a//b",
        "a/",
        ".x",
        "a/.x",
        "a\\b",
        "a b",
        "C:x",
        "a\0b",
        "ä",
        long.as_str(),
    ];
    for name in names {
        assert!(matches!(shelf.put(name, b"x"), Err(Error::Refused(_))), "{name:?} was put");
        assert!(matches!(shelf.get(name), Err(Error::Refused(_))), "{name:?} was got");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_an_interrupted_put_left_is_never_listed_and_cleared_away() {
    let folder = Folder::new("shelf");
    let shelf = Shelf::open(folder.path()).unwrap();
    shelf.put("tile/0/000", b"whole").unwrap();
    std::fs::write(folder.join("tile/0/.draft.12"), b"ha").unwrap();
    assert_eq!(shelf.list("").unwrap(), ["tile/0/000"]);
    let shelf = Shelf::open(folder.path()).unwrap();
    assert!(!folder.join("tile/0/.draft.12").exists());
    assert_eq!(shelf.get("tile/0/000").unwrap(), Some(b"whole".to_vec()));
}

#[test]
fn a_shelf_is_never_made_by_opening_it() {
    let folder = Folder::new("shelf");
    assert!(matches!(Shelf::open(folder.join("missing")), Err(Error::Unavailable(_))));
    assert!(!folder.join("missing").exists());
}

#[test]
fn a_file_where_a_folder_must_be_is_said_and_nothing_is_lost() {
    let folder = Folder::new("shelf");
    let shelf = Shelf::open(folder.path()).unwrap();
    shelf.put("tile", b"a file").unwrap();
    assert!(matches!(shelf.put("tile/0", b"x"), Err(Error::Unavailable(_))));
    assert_eq!(shelf.get("tile").unwrap(), Some(b"a file".to_vec()));
}
