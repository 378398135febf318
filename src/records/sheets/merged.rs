//! Cells that are shown as one: what they hold stands in the upper left one alone.

use std::collections::BTreeMap;

use crate::workbook::{Area, Shape};

/// The merged areas of a sheet over some of its columns, from the top to the bottom.
#[derive(Debug, Default)]
pub(super) struct MergedCells {
    by_column: BTreeMap<u32, Vec<Area>>,
}

impl MergedCells {
    /// Those over the columns that are asked for.
    pub(super) fn of(shape: &Shape, columns: impl Iterator<Item = u32>) -> MergedCells {
        let mut by_column: BTreeMap<u32, Vec<Area>> = columns.map(|column| (column, Vec::new())).collect();
        for area in &shape.merges {
            let (first, last) = (area.first_column, area.last_column.max(area.first_column));
            by_column.range_mut(first..=last).for_each(|(_, areas)| areas.push(*area));
        }
        by_column.values_mut().for_each(|areas| areas.sort_by_key(|area| area.first_row));
        MergedCells { by_column }
    }

    /// The area that a cell belongs to without being its upper left one. Areas that lie over each other, as no spreadsheet makes them, count by
    /// the lowest beginning.
    pub(super) fn hiding(&self, row: u32, column: u32) -> Option<Area> {
        let areas = self.by_column.get(&column)?;
        let above = areas.partition_point(|area| area.first_row <= row);
        let area = *areas.get(above.checked_sub(1)?)?;
        (row <= area.last_row && (area.first_row, area.first_column) != (row, column)).then_some(area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_cells_of_an_area_but_the_first_are_hidden() {
        let area = Area { first_row: 5, first_column: 1, last_row: 7, last_column: 2 };
        let below = Area { first_row: 9, last_row: 9, ..area };
        let shape = Shape { merges: vec![below, area], ..Shape::default() };
        let merged = MergedCells::of(&shape, [1, 2].into_iter());
        for (row, column, found) in [
            (4, 1, None),
            (5, 1, None),
            (5, 2, Some(area)),
            (7, 1, Some(area)),
            (8, 1, None),
            (9, 2, Some(below)),
            (6, 3, None),
        ] {
            assert_eq!(merged.hiding(row, column), found, "{row}, {column}");
        }
    }
}
