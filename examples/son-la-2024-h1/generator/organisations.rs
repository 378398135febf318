//! The grassroots organisations and their cells: as many as section I counts, with as many members.

use super::figures::{COMMITTEES, Committee, Kind, SECTION_ONE};
use super::random::Random;
use super::spellings::{CELL_KINDS, FORMS, UNIT_TYPES, quoted, spell};

/// The least number of members of a cell that is not small.
const ENOUGH_MEMBERS: u32 = 5;

/// A grassroots organisation.
pub struct Unit {
    pub code: String,
    pub name: String,
    pub kind: Kind,
    pub unit_type: &'static str,
    pub is_committee: bool,
    /// Position in `COMMITTEES`.
    pub committee: usize,
}

/// A cell of one.
pub struct Cell {
    pub code: String,
    pub unit: usize,
    pub kind: &'static str,
    pub members: u32,
}

impl Cell {
    pub fn is_small(&self) -> bool {
        self.members < ENOUGH_MEMBERS
    }
}

/// All of them.
pub struct Organisations {
    pub units: Vec<Unit>,
    pub cells: Vec<Cell>,
}

impl Organisations {
    pub fn draw(random: &mut Random) -> Organisations {
        let mut all = Organisations { units: Vec::new(), cells: Vec::new() };
        for (position, committee) in COMMITTEES.iter().enumerate() {
            all.add_units(position, committee);
        }
        for (kinds, subordinate_cells, members) in SECTION_ONE {
            all.add_cells(random, kinds, subordinate_cells, members);
        }
        all
    }

    fn add_units(&mut self, position: usize, committee: &Committee) {
        for organisation in committee.organisations {
            for number in 1..=organisation.committees + organisation.cells {
                let (letter, word) = words(organisation.kind);
                self.units.push(Unit {
                    code: format!("{}-{letter}{number:02}", committee.prefix),
                    name: format!("{word} số {number} {}", committee.label()),
                    kind: organisation.kind,
                    unit_type: unit_type(organisation.kind, number, committee.prefix),
                    is_committee: number <= organisation.committees,
                    committee: position,
                });
            }
        }
    }

    fn add_cells(&mut self, random: &mut Random, kinds: &[Kind], subordinate_cells: u32, members: u32) {
        let units: Vec<usize> = (0..self.units.len()).filter(|&unit| kinds.contains(&self.units[unit].kind)).collect();
        let committees = units.iter().filter(|&&unit| self.units[unit].is_committee).count();
        let mut sizes = random.share(subordinate_cells, committees, 2).into_iter();
        let first = self.cells.len();
        for unit in units {
            let number_of_cells = if self.units[unit].is_committee { sizes.next().unwrap_or(0) } else { 1 };
            for number in 1..=number_of_cells {
                let kind = cell_kind(&self.units[unit], number, number_of_cells);
                let code = format!("{}-{number:02}", self.units[unit].code);
                self.cells.push(Cell { code, unit, kind, members: 0 });
            }
        }
        self.fill(random, first, members);
    }

    /// Gives the cells from `first` on their members: every fortieth cell is a small one.
    fn fill(&mut self, random: &mut Random, first: usize, members: u32) {
        let cells = &mut self.cells[first..];
        let mut left = members;
        let small = |position: usize| position % 40 == 7;
        for (_, cell) in cells.iter_mut().enumerate().filter(|(position, _)| small(*position)) {
            cell.members = random.between(3, ENOUGH_MEMBERS - 1);
            left -= cell.members;
        }
        let others = cells.iter().filter(|cell| cell.members == 0).count();
        let shares = random.share(left, others, ENOUGH_MEMBERS);
        for (cell, share) in cells.iter_mut().filter(|cell| cell.members == 0).zip(shares) {
            cell.members = share;
        }
    }

    pub fn units_csv(&self, random: &mut Random) -> String {
        let mut text = String::from("Mã tổ chức,Tên tổ chức,Loại hình,Hình thức tổ chức,Đảng bộ trực thuộc\n");
        for unit in &self.units {
            let form = if unit.is_committee { "grassroots_committee" } else { "grassroots_cell" };
            text.push_str(&format!(
                "{},{},{},{},{}\n",
                unit.code,
                unit.name,
                quoted(spell(random, UNIT_TYPES, unit.unit_type)),
                spell(random, FORMS, form),
                random.pick(COMMITTEES[unit.committee].spellings),
            ));
        }
        text
    }

    pub fn cells_csv(&self, random: &mut Random) -> String {
        let mut text = String::from("Mã chi bộ,Mã tổ chức,Loại chi bộ,Trực thuộc đảng ủy cơ sở,Số đảng viên\n");
        for cell in &self.cells {
            let unit = &self.units[cell.unit];
            let kind = quoted(spell(random, CELL_KINDS, cell.kind));
            let subordinate = if unit.is_committee { "Có" } else { "Không" };
            text.push_str(&format!("{},{},{kind},{subordinate},{}\n", cell.code, unit.code, cell.members));
        }
        text
    }
}

fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Commune => ("X", "Đảng bộ xã"),
        Kind::Ward => ("P", "Đảng bộ phường"),
        Kind::Township => ("T", "Đảng bộ thị trấn"),
        Kind::Enterprise => ("D", "Doanh nghiệp"),
        Kind::Agency => ("C", "Cơ quan"),
        Kind::Service => ("S", "Đơn vị sự nghiệp"),
        Kind::Military => ("Q", "Đơn vị quân sự"),
        Kind::Police => ("A", "Đơn vị công an"),
        Kind::BorderGuard => ("B", "Đơn vị biên phòng"),
    }
}

/// Types come in turn, so that a committee with enough organisations has all of them.
fn unit_type(kind: Kind, number: u32, prefix: &str) -> &'static str {
    match (kind, number % 6) {
        (Kind::Commune, _) => "commune",
        (Kind::Ward, _) => "ward",
        (Kind::Township, _) => "township",
        (Kind::Enterprise, 1) => "limited_company",
        (Kind::Enterprise, 2 | 5) => "state_enterprise",
        (Kind::Enterprise, 3) => "joint_stock_company",
        (Kind::Enterprise, 4) => "cooperative",
        (Kind::Enterprise, _) => "private_enterprise",
        (Kind::Agency, 1 | 4) => "party_agency",
        (Kind::Agency, 2) => "mass_organisation",
        (Kind::Agency, _) => "state_agency",
        (Kind::Service, 5) if prefix != "DH" => "non_public_service",
        (Kind::Service, _) => "public_service",
        (Kind::Military, _) => "military",
        (Kind::Police, _) => "police",
        (Kind::BorderGuard, _) => "border_guard",
    }
}

/// The last cells of a commune, ward or township are its schools, its health station and, in some, an enterprise or a
/// cooperative; the others are where people live.
fn cell_kind(unit: &Unit, number: u32, number_of_cells: u32) -> &'static str {
    let from_last = number_of_cells - number;
    let home = match unit.kind {
        Kind::Commune => "village",
        Kind::Township => "residents_area",
        Kind::Ward => "residents_group",
        Kind::Enterprise if unit.unit_type == "state_enterprise" => return "state_enterprise",
        Kind::Enterprise if unit.unit_type == "cooperative" => return "cooperative",
        Kind::Enterprise => return "non_state_enterprise",
        Kind::Agency => return "office",
        Kind::Service if unit.code.starts_with("DH") && number.is_multiple_of(2) => return "students",
        Kind::Service if unit.code.ends_with('2') => return "school",
        Kind::Service => return "service_department",
        Kind::Military | Kind::Police | Kind::BorderGuard => return "armed_unit",
    };
    match from_last {
        0..=2 => "school",
        3 => "health_station",
        4 if unit.kind != Kind::Commune || unit.code.ends_with(['1', '5']) => "non_state_enterprise",
        4 if unit.code.ends_with('3') => "cooperative",
        _ => home,
    }
}
