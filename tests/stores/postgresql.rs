//! Records out of PostgreSQL: a server for these tests alone, in a folder of its own for as long as they run, asked through a socket there. It ends with the test.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bieu::Rules;
use bieu::unstable::stores::{Postgres, Store, StoreError, read_store};
use postgres::{Config, NoTls};

use super::{KINDS, TYPES, account, lines, out_of_csv, rules};

struct Server {
    folder: PathBuf,
    programs: PathBuf,
}

impl Server {
    /// A server that runs; none where the machine has no PostgreSQL, which is said.
    fn start(name: &str) -> Option<Server> {
        if std::env::var_os("BIEU_POSTGRES").is_none() {
            println!("left out: BIEU_POSTGRES=1 asks for a server of PostgreSQL");
            return None;
        }
        let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed");
        let programs = versions.map(|version| version.unwrap().path().join("bin")).max().unwrap();
        // Where the server's own user can go too.
        let folder = std::env::temp_dir().join(format!("bieu-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let server = Server { folder, programs };
        // The server refuses to be run by root, so that its files belong to its own user there.
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(&server.folder).status().unwrap().success());
        }
        let data = server.folder.join("data");
        server.run("initdb", &["-A", "trust", "-U", "postgres", "-E", "UTF8", "-D"], &data, &[]);
        let options = format!("-c listen_addresses='' -k {}", server.folder.display());
        let log = server.folder.join("log");
        server.run("pg_ctl", &["-w", "-D"], &data, &["-l", log.to_str().unwrap(), "-o", &options, "start"]);
        Some(server)
    }

    fn run(&self, program: &str, before: &[&str], data: &Path, after: &[&str]) {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(before).arg(data).args(after).stdin(Stdio::null()).stdout(Stdio::null());
        assert!(command.current_dir(&self.folder).status().unwrap().success());
    }

    fn config(&self) -> Config {
        let mut config = Config::new();
        config.host_path(&self.folder).user("postgres").dbname("postgres");
        config
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.run("pg_ctl", &["-m", "immediate", "-D"], &self.folder.join("data"), &["stop"]);
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|of| of.stdout == b"0\n")
}

/// One server for all that is asked of it: starting one takes longer than the rest.
#[test]
fn records_come_out_of_postgresql() {
    let Some(server) = Server::start("postgresql") else { return };
    the_report_is_that_out_of_csv(&server);
    cells_are_taken_by_their_types(&server);
    nothing_is_written_whatever_is_asked(&server);
    faults_are_told(&server);
}

fn the_report_is_that_out_of_csv(server: &Server) {
    let tables = TYPES.map(|name| (name, lines(name)));
    let mut client = server.config().connect(NoTls).unwrap();
    for (name, lines) in &tables {
        let columns: Vec<String> = lines[0].iter().map(|header| format!("\"{header}\" text")).collect();
        client.batch_execute(&format!("create table \"{name}\" ({})", columns.join(", "))).unwrap();
        let places: Vec<String> = (1..=lines[0].len()).map(|place| format!("${place}")).collect();
        let insert = client.prepare(&format!("insert into \"{name}\" values ({})", places.join(", "))).unwrap();
        let mut transaction = client.transaction().unwrap();
        for line in &lines[1..] {
            let cells: Vec<&(dyn postgres::types::ToSql + Sync)> = line.iter().map(|cell| cell as _).collect();
            transaction.execute(&insert, &cells).unwrap();
        }
        transaction.commit().unwrap();
    }
    let rules = rules();
    let mut builder = rules.records();
    for name in TYPES {
        let record = rules.schema().find_record(name).unwrap();
        let query = format!("select * from \"{name}\" -- the whole");
        read_store(&mut builder, record, name, &mut Postgres::connect(&server.config(), &query).unwrap()).unwrap();
    }
    let (from_csv, from_database) = (out_of_csv(&rules, &tables), builder.finish());
    assert_eq!(account(&from_csv, 1), account(&from_database, 0));
    let long = |records| rules.evaluate(records).unwrap().to_long_csv();
    assert_eq!(long(&from_csv), long(&from_database));
}

fn of_kinds(server: &Server, query: &str) -> (Vec<String>, Vec<(u64, usize)>) {
    let rules = Rules::from_text("kinds.bieu", KINDS).unwrap();
    let mut builder = rules.records();
    let record = rules.schema().find_record("Thing").unwrap();
    read_store(&mut builder, record, "things", &mut Postgres::connect(&server.config(), query).unwrap()).unwrap();
    let records = builder.finish();
    (records.rejects().map(|r| format!("{} {:?} {}", r.code.id, r.column, r.value)).collect(), account(&records, 0).1)
}

/// Numbers to their last digit, more rows than are fetched at once, and a rejected one among them.
fn cells_are_taken_by_their_types(server: &Server) {
    let query = "select i as code, 'a' as kind, date '2024-02-28' + i % 3 as on, 12345678901234567890.125 as size, \
        i::bigint as n, i % 2 = 0 as open from generate_series(1, 12001) as g(i)";
    assert_eq!(of_kinds(server, query), (vec![], vec![(12_001, 12_001)]));
    let query = "select * from (values (1, 'a', timestamp '2024-03-01', 'NaN'::float8, true), (2, 'b', timestamp '2024-03-01 10:30', 1, null)) \
        as t(code, kind, \"on\", size, open)";
    let (rejects, account) = of_kinds(server, query);
    assert_eq!(rejects, ["E0805 Some(\"size\") NaN", "E0809 Some(\"on\") 2024-03-01 10:30:00"]);
    assert_eq!(account, [(2, 0)]);
}

fn nothing_is_written_whatever_is_asked(server: &Server) {
    let mut client = server.config().connect(NoTls).unwrap();
    client.batch_execute("create table kept (code text, kind text); insert into kept values ('1', 'a')").unwrap();
    client
        .batch_execute("create function wipe() returns text language sql as 'delete from kept; select ''a'''")
        .unwrap();
    for query in [
        "delete from kept returning code, kind",
        "select 1 as code, 'a' as kind; drop table kept",
        "select code, kind from kept) as asked(c0, c1); drop table kept; --",
        "select code, wipe() as kind from kept",
        "copy kept to program 'true'",
    ] {
        let rules = Rules::from_text("kinds.bieu", KINDS).unwrap();
        let (mut builder, record) = (rules.records(), rules.schema().find_record("Thing").unwrap());
        let read = Postgres::connect(&server.config(), query).map_err(StoreError::Store);
        let read = read.and_then(|mut store| read_store(&mut builder, record, "kept", &mut store));
        assert!(matches!(read, Err(StoreError::Store(_))), "{query}");
        assert_eq!(client.query("select * from kept", &[]).unwrap().len(), 1, "{query}");
    }
}

fn faults_are_told(server: &Server) {
    let told = |query: &str| super::english(&Postgres::connect(&server.config(), query).err().unwrap().message);
    assert_eq!(
        told("select * from nowhere"),
        "The database does not take the query: relation \"nowhere\" does not exist."
    );
    assert_eq!(
        told(""),
        "The query gives no rows with columns. Ask one `select …`, and no second statement behind it."
    );
    let query = "select 1 as code, 'a' as kind, now() as \"on\", array[1] as n, '{}'::json as more";
    let mut store = Postgres::connect(&server.config(), query).unwrap();
    assert_eq!(store.columns().unwrap().iter().filter(|column| column.refused.is_some()).count(), 3);
    let rules = Rules::from_text("kinds.bieu", KINDS).unwrap();
    let (mut builder, record) = (rules.records(), rules.schema().find_record("Thing").unwrap());
    let Err(StoreError::Columns(error)) = read_store(&mut builder, record, "things", &mut store) else { panic!() };
    let told: Vec<String> = error.findings.iter().map(|finding| super::english(&finding.message)).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].contains("“on”") && told[0].contains("at time zone"), "{}", told[0]);
    assert!(told[1].contains("“n”") && told[1].contains("_int4"), "{}", told[1]);
}
