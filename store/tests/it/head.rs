//! The head in a file, beyond what every head promises.

use unbracket_store::{Error, FileHead, Head};
use unbracket_testkit::folder::Folder;

#[tokio::test]
async fn a_head_in_a_folder_that_is_not_there_is_no_empty_head() {
    let folder = Folder::new("head");
    let head = FileHead::at(folder.join("missing/head"));
    assert!(matches!(head.load().await, Err(Error::Unavailable(_))));
    assert!(matches!(head.replace(None, b"x").await, Err(Error::Unavailable(_))));
    assert!(!folder.join("missing").exists());
}

#[tokio::test]
async fn what_an_interrupted_change_left_is_in_nobodys_way() {
    let folder = Folder::new("head");
    let head = FileHead::at(folder.join("head"));
    assert!(head.replace(None, b"one").await.unwrap());
    std::fs::write(folder.join("head.new"), b"half of tw").unwrap();
    assert_eq!(head.load().await.unwrap(), Some(b"one".to_vec()));
    assert!(head.replace(Some(b"one"), b"two").await.unwrap());
    assert_eq!(head.load().await.unwrap(), Some(b"two".to_vec()));
    assert!(!folder.join("head.new").exists());
}
