//! Sums in reduced row echelon form: which of them follow from the others, and what they determine together.

/// What is smaller counts as 0 while rows are eliminated: weights are of the size of 1.
const NOTHING: f64 = 1e-7;

/// Rows of weights in reduced row echelon form (Gauss & Jordan).
#[derive(Debug, Clone, Default)]
pub struct Echelon {
    /// Each with the place of its pivot, which is 1 and 0 in all others.
    rows: Vec<(usize, Vec<f64>)>,
}

impl Echelon {
    /// Adds a row; whether it does not follow from those before.
    pub fn add(&mut self, mut row: Vec<f64>) -> bool {
        self.reduce(&mut row);
        let sizes = row.iter().map(|weight| weight.abs()).enumerate();
        let largest =
            sizes.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        let Some((pivot, _)) = largest.filter(|(_, size)| *size > NOTHING) else {
            return false;
        };
        let scale = row[pivot];
        row.iter_mut().for_each(|weight| *weight /= scale);
        for (_, own) in &mut self.rows {
            let times = own[pivot];
            subtract(own, times, &row);
        }
        self.rows.push((pivot, row));
        true
    }

    /// Takes out of a row all that follows from the sums.
    fn reduce(&self, row: &mut [f64]) {
        for (pivot, own) in &self.rows {
            subtract(row, row[*pivot], own);
        }
    }

    /// Whether a row follows from those that were added.
    pub fn determines(&self, mut row: Vec<f64>) -> bool {
        self.reduce(&mut row);
        row.iter().all(|weight| weight.abs() < NOTHING)
    }

    /// The places that are determined by themselves.
    pub fn single(&self) -> impl Iterator<Item = usize> {
        let alone = self.rows.iter().filter(|(_, row)| {
            let moving = row.iter().filter(|weight| weight.abs() > NOTHING);
            moving.count() == 1
        });
        alone.map(|(pivot, _)| *pivot)
    }
}

fn subtract(row: &mut [f64], times: f64, other: &[f64]) {
    if times.abs() > NOTHING {
        let pairs = row.iter_mut().zip(other);
        pairs.for_each(|(own, other)| *own -= times * other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// a + b + c, a + b and their difference: the third follows, and c is determined.
    #[test]
    fn a_difference_of_two_sums_follows_from_them() {
        let mut sums = Echelon::default();
        assert!(sums.add(vec![1.0, 1.0, 1.0]));
        assert!(sums.add(vec![1.0, 1.0, 0.0]));
        assert!(!sums.add(vec![0.0, 0.0, 1.0]));
        assert_eq!(sums.single().collect::<Vec<_>>(), [2]);
        assert!(sums.determines(vec![2.0, 2.0, -1.0]));
        assert!(!sums.determines(vec![1.0, 0.0, 0.0]));
    }
}
