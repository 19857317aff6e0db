//! The nearest known name to one that is not known.

/// The name with the fewest changed letters, where that is less than half of them.
pub fn nearest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let asked: Vec<char> = asked.chars().take(LETTERS).collect();
    let distance = |name: &&'a str| changes(&asked, &name.chars().collect::<Vec<_>>());
    let (distance, name) = names.map(|name| (distance(&name), name)).min_by_key(|(distance, _)| *distance)?;
    (distance * 2 < asked.len().max(2)).then_some(name)
}

/// Longer names are not misspelt names.
const LETTERS: usize = 80;

fn changes(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let swap = diagonal + usize::from(left != right);
            diagonal = row[j + 1];
            row[j + 1] = swap.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_misspelt_name_and_nothing_far() {
        let names = ["spouse", "parent", "parent_in_law", "child"];
        assert_eq!(nearest("spouce", names.into_iter()), Some("spouse"));
        assert_eq!(nearest("parents", names.into_iter()), Some("parent"));
        assert_eq!(nearest("uncle", names.into_iter()), None);
        assert_eq!(nearest("", names.into_iter()), None);
    }
}
