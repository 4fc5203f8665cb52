//! D2: the power goes.
//!
//! A file system in a file is shut down in the middle of the writing, as the kernel lets root do for
//! exactly this purpose: what was not made durable is not there when it is mounted again. A database
//! that does not wait for the disk must lose something by it, or the cuts prove nothing. What cannot be
//! shown in this way is a disk that lies: what reaches the loop device counts as kept.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use unbracket_testkit::folder::Folder;

use super::checker::Memory;
use super::child::{WITHOUT_FULL, WRITERS};
use super::{Dice, child, kills, rounds};

/// Waits for a line, then uses `FS_IOC_SHUTDOWN`, with the flag that keeps the journal in memory from
/// reaching the disk, and says when it did.
const CUT: &str = "import fcntl, os, struct, sys, time\n\
    disk = os.open(sys.argv[1], os.O_RDONLY)\n\
    sys.stdin.readline()\n\
    moment = time.time_ns()\n\
    fcntl.ioctl(disk, 0x8004587D, struct.pack('I', 2))\n\
    print(moment)";

/// A process that is ready to cut the power.
struct Switch(Child);

impl Switch {
    fn at(disk: &Path) -> Self {
        let started = Command::new("python3")
            .args(["-c".as_ref(), CUT.as_ref(), disk.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        Self(started.unwrap())
    }

    /// Cuts the power; whoever writes is told of errors from now on. Returns the moment, in nanoseconds.
    fn cut(mut self) -> u128 {
        self.0.stdin.take().unwrap().write_all(b"now\n").unwrap();
        let output = self.0.wait_with_output().unwrap();
        assert!(output.status.success(), "the power could not be cut");
        String::from_utf8_lossy(&output.stdout).trim().parse().unwrap()
    }
}

/// A file system of its own, mounted.
struct Disk {
    image: PathBuf,
    at: PathBuf,
    _folder: Folder,
}

impl Disk {
    /// Makes one; `None` where the machine does not allow it.
    fn make() -> Option<Self> {
        let folder = Folder::new("power");
        let (image, at) = (folder.join("image"), folder.join("disk"));
        std::fs::create_dir(&at).unwrap();
        std::fs::File::create(&image).unwrap().set_len(48 << 20).unwrap();
        let disk = Self { image, at, _folder: folder };
        let made = run("mkfs.ext4", &["-q".as_ref(), "-F".as_ref(), &disk.image]);
        let mounted = made.and_then(|()| disk.mount());
        let cuttable = mounted.and_then(|()| run("python3", &["-c".as_ref(), "pass".as_ref()]));
        match cuttable {
            Ok(()) => Some(disk),
            Err(why) => {
                println!("left out: the power cannot be cut on this machine: {why}");
                None
            }
        }
    }

    fn mount(&self) -> Result<(), String> {
        run("mount", &["-o".as_ref(), "loop".as_ref(), &self.image, &self.at])
    }

    fn unmount(&self) -> Result<(), String> {
        run("umount", &[&self.at])
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Where the test failed, something may still be open on it; lazily, it goes all the same.
        let _ = run("umount", &["-l".as_ref(), &self.at]);
    }
}

fn run(program: &str, arguments: &[&Path]) -> Result<(), String> {
    // Programs for disks are not on everybody's path.
    let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin:/sbin";
    let output = Command::new(program).args(arguments).env("PATH", path).output();
    match output {
        Ok(Output { status, .. }) if status.success() => Ok(()),
        Ok(output) => Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(format!("{program}: {error}")),
    }
}

/// Lets the child write for a while, cuts the power, and returns what it had said by then.
///
/// A process outlives this power cut by some milliseconds, in which the kernel may tell it what is not
/// so; whoever is really without power is told nothing. So each line carries its time.
fn write_and_cut(disk: &Disk, mode: &str, round: u64, after: Duration) -> Vec<u8> {
    let switch = Switch::at(&disk.at);
    let mut running =
        child(mode, &disk.at, round).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = running.stdout.take().unwrap();
    let listener = std::thread::spawn(move || {
        let mut said = Vec::new();
        stdout.read_to_end(&mut said).map(|_| said).unwrap()
    });
    std::thread::sleep(after);
    let moment = switch.cut();
    // It may have ended by itself, over the errors.
    let _ = running.kill();
    running.wait().unwrap();
    let said = listener.join().unwrap();
    let by_then =
        |line: &&str| line.rsplit(' ').next().and_then(|it| it.parse().ok()) <= Some(moment);
    let text = String::from_utf8_lossy(&said);
    // A line that was cut off was not said.
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let lines: Vec<&str> = whole.lines().filter(by_then).collect();
    (lines.join("\n") + "\n").into_bytes()
}

/// Cuts the power as often as told, or until the checker finds something.
async fn cut(disk: &Disk, mode: &str, cuts: u64, seed: u64) -> (Memory, Result<(), String>) {
    kills::record(&disk.at).await;
    // The folder of the shelf is the operator's to make; here, too, it must outlive the first cut.
    std::fs::File::open(&disk.at).unwrap().sync_all().unwrap();
    let (mut memory, mut dice) = (Memory::default(), Dice::new(seed));
    for round in 1..=cuts {
        let after = Duration::from_millis(100 + dice.below(300));
        let said = write_and_cut(disk, mode, round, after);
        disk.unmount().unwrap();
        disk.mount().unwrap();
        let found = memory.check(&disk.at, &said).await;
        if found.is_err() {
            return (memory, found.map_err(|error| format!("cut {round}: {error}")));
        }
    }
    (memory, Ok(()))
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_when_the_power_goes() {
    let Some(disk) = Disk::make() else { return };
    let cuts = rounds(4, 20);
    let (memory, found) = cut(&disk, WRITERS, cuts, 4).await;
    println!("{cuts} power cuts, {} appends acknowledged", memory.appended);
    found.unwrap();
    assert!(memory.appended > cuts, "too little was written for the cuts to mean anything");
}

#[tokio::test]
async fn a_database_that_does_not_wait_for_the_disk_is_found() {
    let Some(disk) = Disk::make() else { return };
    let (_, found) = cut(&disk, WITHOUT_FULL, 20, 5).await;
    let told = found.expect_err("no cut lost anything, so the cuts prove nothing");
    assert!(told.contains("was acknowledged"), "{told}");
}
