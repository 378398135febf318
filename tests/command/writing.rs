//! What is written: whole or not at all, never over what the run reads, never outside the root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{assert_exit, bieu, command, fresh_folder, text};

const RULES: &str = "language 1

record R \"R\" {
  key id text \"Id\"
}

table t \"T\" of R {
  total \"All\"
  column 1 \"N\" = count
}
";
const DATA: &str = "Id\n1\n2\n";
const OLD: &str = "the last good report\n";

fn folder(name: &str) -> PathBuf {
    let folder = fresh_folder(name);
    fs::write(folder.join("r.bieu"), RULES).unwrap();
    fs::write(folder.join("main.bieu"), "language 1\nuse \"r.bieu\"\n").unwrap();
    fs::write(folder.join("R.csv"), DATA).unwrap();
    fs::write(folder.join("published.csv"), "row,1\ntotal,2\n").unwrap();
    folder
}

/// What a folder holds, by name.
fn held(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut held = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        held.push((name, fs::read(&path).unwrap_or_default()));
    }
    held.sort();
    held
}

/// Every command that writes a file, and each name by which a file that it reads can be meant.
#[test]
#[cfg(unix)]
fn what_a_run_reads_it_never_writes_over() {
    let folder = folder("over");
    fs::create_dir(folder.join("sub")).unwrap();
    std::os::unix::fs::symlink("R.csv", folder.join("link.csv")).unwrap();
    fs::hard_link(folder.join("R.csv"), folder.join("hard.csv")).unwrap();
    let before = held(&folder);
    for target in ["R.csv", "./R.csv", "sub/../R.csv", "link.csv", "hard.csv", "r.bieu", "main.bieu"] {
        for line in [
            format!("run main.bieu --data R.csv --format csv --out {target}"),
            format!("run main.bieu --data R.csv --rejects {target}"),
            format!("run main.bieu --data R.csv --json --out {target}"),
            format!("run main.bieu --data R.csv --out sub/new.csv --rejects {target}"),
        ] {
            let output = bieu(&folder, &line);
            assert_exit(&output, 2);
            assert!(text(&output.stderr).contains("this run reads it"), "{line}: {}", text(&output.stderr));
            assert_eq!((held(&folder), held(&folder.join("sub"))), (before.clone(), Vec::new()), "{line}");
        }
    }
    for line in [
        "check main.bieu --out r.bieu",
        "check main.bieu --json --out main.bieu",
        "test main.bieu --format junit --out r.bieu",
    ] {
        assert_exit(&bieu(&folder, line), 2);
        assert_eq!(held(&folder), before, "{line}");
    }
    let twice = bieu(&folder, "run main.bieu --data R.csv --format csv --out new.csv --rejects ./new.csv");
    assert_exit(&twice, 2);
    assert_eq!(held(&folder), before);
}

#[test]
fn a_table_is_not_recorded_over_what_a_test_is_given() {
    let folder = folder("over-given");
    let tests = "test \"a\" {\n  given R from \"R.csv\"\n  expect t golden \"R.csv\"\n}\n";
    fs::write(folder.join("r.bieu"), format!("{RULES}\n{tests}")).unwrap();
    assert_ne!(bieu(&folder, "test r.bieu --bless").status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.join("R.csv")).unwrap(), DATA);
}

#[test]
fn a_place_that_is_none_is_refused_before_anything_is_read() {
    let folder = folder("foreseen");
    for line in [
        "run nowhere.bieu --data R.csv --out no/such.csv",
        "run nowhere.bieu --data R.csv --rejects no/such.csv",
        "run nowhere.bieu --data R.csv --rejects .",
        "run nowhere.bieu --data R.csv --out R.csv/",
        "run nowhere.bieu --data R.csv --json --out .",
        "decide nowhere.bieu --data R.csv --out no/such.csv",
        "check nowhere.bieu --out no/such.csv",
        "test nowhere.bieu --out .",
    ] {
        let output = bieu(&folder, line);
        assert_exit(&output, 2);
        assert!(!text(&output.stderr).contains("nowhere"), "{line}: {}", text(&output.stderr));
    }
}

#[test]
#[cfg(unix)]
fn nothing_is_written_outside_the_root() {
    let folder = folder("root-writing");
    fs::create_dir_all(folder.join("in")).unwrap();
    fs::write(folder.join("victim.csv"), OLD).unwrap();
    std::os::unix::fs::symlink("../victim.csv", folder.join("in/link.csv")).unwrap();
    std::os::unix::fs::symlink("../to-come.csv", folder.join("in/broken.csv")).unwrap();
    let test = |name: &str| {
        format!("test \"{name}\" {{\n  given R\n    | id |\n    | 1  |\n  expect t golden \"{name}\"\n}}\n")
    };
    for golden in ["../victim.csv", "link.csv", "broken.csv", "../to-come.csv"] {
        fs::write(folder.join("in/r.bieu"), format!("{RULES}\n{}", test(golden))).unwrap();
        let output = bieu(&folder, "test in --root in --bless");
        assert_ne!(output.status.code(), Some(0), "{golden}");
        assert!(golden == "broken.csv" || text(&output.stdout).contains("outside"), "{golden}");
    }
    for out in ["victim.csv", "in/link.csv", "in/broken.csv", "in/../new.csv", "new/"] {
        let output = bieu(&folder, &format!("run in/r.bieu --root in --data R.csv --format csv --out {out}"));
        assert_exit(&output, 2);
        assert!(text(&output.stderr).contains("outside"), "{out}: {}", text(&output.stderr));
    }
    assert_eq!(fs::read_to_string(folder.join("victim.csv")).unwrap(), OLD);
    assert!(!folder.join("to-come.csv").exists() && !folder.join("new.csv").exists() && !folder.join("new").exists());
    fs::write(folder.join("in/r.bieu"), format!("{RULES}\n{}", test("inside.csv"))).unwrap();
    assert_exit(&bieu(&folder, "test in --root in --bless"), 0);
    assert_exit(&bieu(&folder, "run in/r.bieu --root in --data R.csv --format csv --out /dev/stdout"), 0);
}

#[test]
#[cfg(unix)]
fn streams_are_written_as_they_are_and_links_stay() {
    let folder = folder("streams");
    let line = "run r.bieu --data R.csv --format csv";
    let plain = bieu(&folder, line);
    assert_eq!(bieu(&folder, &format!("{line} --out /dev/stdout")).stdout, plain.stdout);
    assert_exit(&bieu(&folder, &format!("{line} --out /dev/null")), 0);
    let run = |script: &str| {
        let bieu = env!("CARGO_BIN_EXE_bieu");
        Command::new("bash").current_dir(&folder).args(["-c", script]).env("BIEU", bieu).output().unwrap()
    };
    // Standard output that goes to a file is added to, and the file keeps what the shell put there.
    assert_exit(&run(&format!("echo before > log; $BIEU {line} --out /dev/stdout >> log; echo after >> log")), 0);
    let log = fs::read_to_string(folder.join("log")).unwrap();
    assert_eq!(log, format!("before\n{}after\n", text(&plain.stdout)));
    assert_eq!(
        run(&format!("$BIEU {line} --out >(cat; echo end)  | cat")).stdout,
        [&plain.stdout[..], b"end\n"].concat()
    );
    fs::write(folder.join("kept.csv"), OLD).unwrap();
    std::os::unix::fs::symlink("kept.csv", folder.join("link.csv")).unwrap();
    assert_exit(&bieu(&folder, &format!("{line} --out link.csv")), 0);
    assert!(folder.join("link.csv").symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read(folder.join("kept.csv")).unwrap(), plain.stdout);
}

/// Gives the folder so many records that are rejected that the list of them is longer than the disk of these tests.
fn many_rejects(folder: &Path) {
    let rules = RULES.replace("key id text \"Id\"", "key id text \"Id\"\n  n integer \"N\"");
    fs::write(folder.join("r.bieu"), rules).unwrap();
    let lines: String = (0..2000).map(|line| format!("{line},much\n")).collect();
    fs::write(folder.join("R.csv"), format!("Id,N\n{lines}")).unwrap();
}

#[test]
fn a_run_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let folder = folder("killed");
    many_rejects(&folder);
    let line = "run r.bieu --data R.csv --format csv --out report.csv --rejects list.csv";
    let begun = std::time::Instant::now();
    assert_exit(&bieu(&folder, line), 1);
    let whole = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let new = ["report.csv", "list.csv"].map(|name| fs::read(folder.join(name)).unwrap());
    assert!(new[1].len() > 100_000);
    let mut random = 0x2545_F491_4F6C_DD1Du64;
    let mut old_ones = 0;
    for time in 0..50 {
        ["report.csv", "list.csv"].iter().for_each(|name| fs::write(folder.join(name), OLD).unwrap());
        let mut run = command(&folder, line).stderr(std::process::Stdio::null()).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if time % 2 == 0 {
            std::thread::sleep(Duration::from_micros(whole * ((random >> 33) % 110) / 100));
        } else {
            // Half of the moments lie in the writing itself: the file beside is there, and is not whole yet.
            while run.try_wait().unwrap().is_none() && !held(&folder).iter().any(|(name, _)| name.starts_with('.')) {}
            std::thread::sleep(Duration::from_micros((random >> 33) % 300));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        for (name, new) in ["report.csv", "list.csv"].iter().zip(&new) {
            let left = fs::read(folder.join(name)).unwrap();
            assert!(left == OLD.as_bytes() || left == *new, "half a file of {} bytes was left", left.len());
            old_ones += usize::from(left == OLD.as_bytes());
        }
    }
    println!("killed 50 times: of 100 files {old_ones} were left as they had been");
    assert!(old_ones > 0, "no run was killed before it had written");
}

#[test]
#[cfg(unix)]
fn a_run_that_is_interrupted_leaves_whole_files_and_nothing_beside_them() {
    let folder = folder("interrupted");
    many_rejects(&folder);
    let line = "run r.bieu --data R.csv --format csv --out report.csv --rejects list.csv";
    assert_exit(&bieu(&folder, line), 1);
    let new = ["report.csv", "list.csv"].map(|name| fs::read(folder.join(name)).unwrap());
    let names: Vec<String> = held(&folder).into_iter().map(|(name, _)| name).collect();
    let mut interrupted = 0;
    for time in 0..50u64 {
        ["report.csv", "list.csv"].iter().for_each(|name| fs::write(folder.join(name), OLD).unwrap());
        let mut run = command(&folder, line).stderr(std::process::Stdio::null()).spawn().unwrap();
        // In the writing itself: the file beside is there, and is not whole yet.
        while run.try_wait().unwrap().is_none() && !held(&folder).iter().any(|(name, _)| name.starts_with('.')) {}
        std::thread::sleep(Duration::from_micros(time * 7 % 300));
        let signal = Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
        let ending = run.wait().unwrap();
        interrupted += u32::from(signal.success() && ending.code() == Some(130));
        assert!([Some(130), Some(1)].contains(&ending.code()), "{ending:?}");
        for (name, new) in ["report.csv", "list.csv"].iter().zip(&new) {
            let left = fs::read(folder.join(name)).unwrap();
            assert!(left == OLD.as_bytes() || left == *new, "half a file of {} bytes was left", left.len());
        }
        let left: Vec<String> = held(&folder).into_iter().map(|(name, _)| name).collect();
        assert_eq!(left, names, "something was left beside");
    }
    println!("{interrupted} of 50 runs were interrupted before they ended");
    assert!(interrupted > 0, "no run was interrupted before it ended");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_the_old_file() {
    let folder = folder("full");
    many_rejects(&folder);
    let disk = folder.join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"]).arg(&disk).output();
    if !mount.is_ok_and(|mount| mount.status.success()) {
        println!("left out: no disk can be mounted here");
        return;
    }
    fs::write(disk.join("report.html"), OLD).unwrap();
    fs::write(disk.join("list.csv"), OLD).unwrap();
    let output = bieu(&folder, "run r.bieu --data R.csv --format csv --out disk/report.html --rejects disk/list.csv");
    let after = held(&disk);
    let unmounted = Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert_exit(&output, 2);
    let old = OLD.as_bytes().to_vec();
    assert_eq!(after, [("list.csv".to_owned(), old.clone()), ("report.html".to_owned(), old)]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_without_rights_keeps_the_old_file() {
    let folder = folder("rights");
    let disk = folder.join("disk");
    fs::create_dir(&disk).unwrap();
    fs::write(disk.join("report.csv"), OLD).unwrap();
    // Rights do not bind root, and a disk that is mounted for reading binds everyone.
    let bind = Command::new("mount").arg("--bind").args([&disk, &disk]).output();
    let read_only = bind.is_ok_and(|bind| bind.status.success())
        && Command::new("mount")
            .args(["-o", "remount,bind,ro"])
            .arg(&disk)
            .output()
            .is_ok_and(|mount| mount.status.success());
    if !read_only {
        fs::set_permissions(&disk, std::os::unix::fs::PermissionsExt::from_mode(0o555)).unwrap();
    }
    let is_bound = fs::write(disk.join("probe"), "").is_err();
    let output = bieu(&folder, "run r.bieu --data R.csv --format csv --out disk/report.csv");
    let left = held(&disk);
    if read_only {
        assert!(Command::new("umount").arg(&disk).status().unwrap().success());
    } else {
        fs::set_permissions(&disk, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    if !is_bound {
        println!("left out: no folder without rights can be made here");
        return;
    }
    assert_exit(&output, 2);
    assert_eq!(left, [("report.csv".to_owned(), OLD.as_bytes().to_vec())]);
}
