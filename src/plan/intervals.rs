//! Which of many runs a region lies in: a sorted list with a tree of greatest ends over it.

/// Runs of regions, each of a member.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Intervals {
    /// Half-open runs and whose they are, ascending.
    runs: Vec<(u32, u32, usize)>,
    /// The greatest end below each node; the leaves are the runs, from `tree.len() / 2` on.
    tree: Vec<u32>,
}

impl Intervals {
    pub fn new(mut runs: Vec<(u32, u32, usize)>) -> Intervals {
        runs.sort_unstable();
        let leaves = runs.len().next_power_of_two();
        let mut tree = vec![0; 2 * leaves];
        for (index, (_, end, _)) in runs.iter().enumerate() {
            tree[leaves + index] = *end;
        }
        for node in (1..leaves).rev() {
            tree[node] = tree[2 * node].max(tree[2 * node + 1]);
        }
        Intervals { runs, tree }
    }

    /// Adds the owner of every run that a region lies in: as many steps as there are of them, times the depth of the tree.
    pub fn owners(&self, region: u32, owners: &mut Vec<usize>) {
        let begun = self.runs.partition_point(|(start, ..)| *start <= region);
        self.below(1, [0, self.tree.len() / 2], begun, region, owners);
    }

    fn below(&self, node: usize, [first, last]: [usize; 2], begun: usize, region: u32, owners: &mut Vec<usize>) {
        if first >= begun || self.tree[node] <= region {
            return;
        }
        if last - first == 1 {
            owners.push(self.runs[first].2);
            return;
        }
        let middle = usize::midpoint(first, last);
        self.below(2 * node, [first, middle], begun, region, owners);
        self.below(2 * node + 1, [middle, last], begun, region, owners);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_around_a_region_is_found() {
        let runs: Vec<(u32, u32, usize)> =
            (0..37).map(|k: u32| (k * 7 % 23, k * 7 % 23 + 1 + k % 5, k as usize)).collect();
        let intervals = Intervals::new(runs.clone());
        for region in 0..40 {
            let mut found = Vec::new();
            intervals.owners(region, &mut found);
            found.sort_unstable();
            let around = runs.iter().filter(|(start, end, _)| *start <= region && region < *end);
            assert_eq!(found, around.map(|run| run.2).collect::<Vec<_>>(), "{region}");
        }
        let mut none = Vec::new();
        Intervals::new(Vec::new()).owners(0, &mut none);
        assert_eq!(none, Vec::<usize>::new());
    }
}
