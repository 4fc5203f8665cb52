//! D6: the disk is full for a while. Writes are refused by name, reads go on, and so does the same
//! process when there is room again.
//!
//! The disk is a small file system in memory, which only root can mount; where nobody may, the calls
//! that fail for want of room in `calls` are what is left.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use unbracket_testkit::folder::Folder;

use super::checker::Memory;
use super::child::FILL;
use super::{child, kills};

/// A file system of sixteen megabytes, unmounted when dropped.
struct SmallDisk {
    at: PathBuf,
    _folder: Folder,
}

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = Folder::new("disk");
        let at = folder.path().to_owned();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m", "unbracket-test"])
            .arg(&at)
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self { at, _folder: folder }),
            other => {
                println!("left out: no file system may be mounted here: {other:?}");
                None
            }
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg("-l").arg(&self.at).status();
        assert!(unmounted.is_ok_and(|status| status.success()), "the test disk is still mounted");
    }
}

/// Takes all the room that is left.
fn stuff(file: &Path) {
    let block = vec![0; 64 << 10];
    let mut stuffing = std::fs::File::create(file).unwrap();
    while std::io::Write::write_all(&mut stuffing, &block).is_ok() {}
}

#[test]
fn a_full_disk_refuses_writes_and_nothing_else() {
    let Some(disk) = SmallDisk::mount() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(kills::record(&disk.at));
    let mut memory = Memory::default();
    // Where the disk becomes full differs from round to round, by what stands on it already.
    for round in 1..=6 {
        let stuffing = disk.at.join("stuffing");
        let megabytes = 13 - 2 * usize::try_from(round).unwrap();
        std::fs::write(&stuffing, vec![0; megabytes << 20]).unwrap();
        let mut running = child(FILL, &disk.at, round)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let start = Instant::now();
        let mut said = String::new();
        let mut lines = BufReader::new(running.stdout.take().unwrap());
        let (mut was_full, mut was_read) = (false, false);
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                break;
            }
            was_full |= line == "full\n";
            if line.starts_with("read ") {
                was_read = true;
                // Longer without room; then there is some.
                stuff(&stuffing);
                std::thread::sleep(Duration::from_millis(100));
                std::fs::remove_file(&stuffing).unwrap();
            }
            said.push_str(&line);
            assert!(start.elapsed() < Duration::from_secs(60), "the child hangs: {said}");
        }
        let status = running.wait().unwrap();
        assert!(was_full && was_read && status.success(), "{status}: {said}");
        runtime.block_on(memory.check(&disk.at, said.as_bytes())).unwrap();
    }
    println!("{} appends around six full disks", memory.appended);
}
