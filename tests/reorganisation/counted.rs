//! The lists and records of the province, read and counted anew. Of `bieu` nothing is used here.

use std::collections::{BTreeMap, BTreeSet};

/// Files by name.
pub type Files = Vec<(&'static str, String)>;

/// A commune of the list, read from its file.
#[derive(Default)]
pub struct Commune {
    /// The districts in which it stands until the reorganisation.
    pub district: Option<String>,
    pub is_old: bool,
    pub is_new: bool,
    pub became: Vec<String>,
    /// Those that became this one.
    pub sources: Vec<String>,
}

/// The communes, in the order of the file, and the codes of the districts' list.
pub fn communes(files: &Files) -> (Vec<String>, BTreeMap<String, Commune>, Vec<String>) {
    let text = &files.iter().find(|(name, _)| *name == "lists.bieu").unwrap().1;
    let (mut order, mut communes, mut districts) = (Vec::new(), BTreeMap::<String, Commune>::new(), Vec::new());
    let (mut group, mut list) = (None, "");
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["codes", name, ..] => list = if *name == "Commune" { "Commune" } else { "District" },
            ["group", name, ..] => group = Some((*name).to_owned()),
            ["}"] => group = None,
            [code, ..] if line.contains(" in force ") && list == "District" => districts.push((*code).to_owned()),
            [code, ..] if line.contains(" in force ") => {
                let commune = communes.entry((*code).to_owned()).or_default();
                commune.is_old |= line.contains("until 2025-06-30");
                commune.is_new |= line.contains("from 2025-07-01");
                if commune.is_old && commune.district.is_none() {
                    commune.district.clone_from(&group);
                }
                if let Some((_, became)) = line.split_once(" became ") {
                    let names = became.split(" by ").next().unwrap().split(", ");
                    commune.became = names.map(str::to_owned).collect();
                }
                order.push((*code).to_owned());
            }
            _ => {}
        }
    }
    let pairs = communes.iter().flat_map(|(code, of)| of.became.iter().map(|new| (new.clone(), code.clone())));
    for (new, source) in pairs.collect::<Vec<_>>() {
        communes.get_mut(&new).unwrap().sources.push(source);
    }
    (order, communes, districts)
}

/// What is known of one admission; a blank is nothing.
pub struct Admission {
    /// Year and month.
    pub decided: Option<(u32, u32)>,
    pub is_woman: Option<bool>,
    pub commune: Option<String>,
    pub district: Option<String>,
    /// The commune that its village is in since.
    pub village_commune: Option<String>,
}

pub fn admissions(files: &Files) -> Vec<Admission> {
    let text = |name: &str| files.iter().find(|(file, _)| *file == name).unwrap().1.clone();
    let known = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
    let villages: BTreeMap<String, Option<String>> = text("records/Village.csv")
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        .map(|(code, commune)| (code.to_owned(), known(commune)))
        .collect();
    let admission = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [_, day, sex, commune, district, village] = cells.as_slice() else { panic!("{line}") };
        let decided = known(day).map(|day| {
            let parts: Vec<u32> = day.split('/').map(|part| part.parse().unwrap()).collect();
            (parts[2], parts[1])
        });
        Admission {
            decided,
            is_woman: known(sex).map(|sex| sex == "Nữ"),
            commune: known(commune),
            district: known(district),
            village_commune: known(village).and_then(|village| villages[&village].clone()),
        }
    };
    text("records/Admission.csv").lines().skip(1).map(admission).collect()
}

/// Whether a record belongs to a row: yes, no, not known; or it carries a code that several were merged into, of which this may be one.
#[derive(Clone, Copy, PartialEq)]
pub enum Belongs {
    Yes,
    No,
    Unknown,
    Lacks,
}

/// A row by the communes of a day: those of a code, of a district, or all.
pub struct Row {
    pub id: String,
    pub codes: BTreeSet<String>,
    pub is_total: bool,
}

/// Forward: a row is a new code, and an old one belongs to what it became.
pub fn forward(admission: &Admission, row: &Row, communes: &BTreeMap<String, Commune>) -> Belongs {
    if row.is_total {
        return Belongs::Yes;
    }
    let Some(code) = &admission.commune else { return Belongs::Unknown };
    let answer = |is: bool| if is { Belongs::Yes } else { Belongs::No };
    match communes[code].became.as_slice() {
        [] => answer(row.codes.contains(code)),
        [only] => answer(row.codes.contains(only)),
        parts if !parts.iter().any(|part| row.codes.contains(part)) => Belongs::No,
        _ => match &admission.village_commune {
            Some(part) => answer(row.codes.contains(part)),
            None => Belongs::Unknown,
        },
    }
}

/// Backward: a row is an old code or a district, and a new one belongs to what it came of, if that is known.
pub fn backward(admission: &Admission, row: &Row, communes: &BTreeMap<String, Commune>) -> Belongs {
    if row.is_total {
        return Belongs::Yes;
    }
    let Some(code) = &admission.commune else { return Belongs::Unknown };
    if communes[code].is_old {
        return if row.codes.contains(code) { Belongs::Yes } else { Belongs::No };
    }
    let sources = communes[code].sources.iter();
    let (inside, outside): (Vec<&String>, Vec<&String>) = sources.partition(|source| row.codes.contains(*source));
    match (inside.is_empty(), outside.is_empty()) {
        (true, _) => Belongs::No,
        (false, true) => Belongs::Yes,
        (false, false) => Belongs::Lacks,
    }
}

/// What a cell must hold.
#[derive(Debug, PartialEq)]
pub enum Held {
    Number(u64),
    Undetermined,
    NotComputable,
}

/// A cell counted by hand: what it holds, and of how many records that is not decided.
pub fn counted(
    records: &[Admission],
    belongs: &dyn Fn(&Admission) -> Belongs,
    column: &dyn Fn(&Admission) -> Option<bool>,
) -> (Held, u64) {
    let (mut yes, mut open, mut open_here, mut lacks) = (0, 0, 0, false);
    for record in records {
        match (belongs(record), column(record)) {
            (Belongs::No, _) | (_, Some(false)) => {}
            (Belongs::Yes, Some(true)) => yes += 1,
            (Belongs::Lacks, Some(true)) => lacks = true,
            (Belongs::Lacks, None) => open += 1,
            _ => {
                open += 1;
                open_here += 1;
            }
        }
    }
    let held = match (lacks, yes, open_here) {
        (true, ..) => Held::NotComputable,
        (false, 0, 1..) => Held::Undetermined,
        _ => Held::Number(yes),
    };
    (held, open)
}

/// The rows of a day: each commune, each district before its communes, the total.
pub fn rows(files: &Files, is_new: bool) -> Vec<Row> {
    let (order, communes, _) = communes(files);
    let mut rows: Vec<Row> = Vec::new();
    let of_code = |code: &String| Row { id: code.clone(), codes: BTreeSet::from([code.clone()]), is_total: false };
    for code in &order {
        let commune = &communes[code];
        if is_new {
            // One that goes on stands in the list twice: with its district, and then by itself.
            let is_second = commune.is_old && !rows.iter().any(|row| row.id == *code);
            if commune.is_new && (!commune.is_old || is_second) {
                rows.push(of_code(code));
            }
            continue;
        }
        let Some(district) = commune.district.as_ref().filter(|_| !rows.iter().any(|row| row.id == *code)) else {
            continue;
        };
        if !rows.iter().any(|row| row.id == *district) {
            let inside = communes.iter().filter(|(_, of)| of.district.as_ref() == Some(district));
            let codes = inside.map(|(code, _)| code.clone()).collect();
            rows.push(Row { id: district.clone(), codes, is_total: false });
        }
        rows.push(of_code(code));
    }
    rows.push(Row { id: "total".to_owned(), codes: BTreeSet::new(), is_total: true });
    rows
}
