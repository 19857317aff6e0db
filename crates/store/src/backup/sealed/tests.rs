//! What is sealed as a whole opens as a whole, and not when anything of it was moved.

use std::path::{Path, PathBuf};

use super::*;

/// A folder of a test's own.
struct Here(PathBuf);

impl Here {
    fn new(name: &str) -> Here {
        let path = std::env::temp_dir().join(format!("luan-sealed-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Here(path)
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn content() -> Vec<u8> {
    (0..2 * CHUNK + CHUNK / 2).map(|at| (at * 31 % 251) as u8).collect()
}

fn write(place: Place<'_>, path: &Path, content: &[u8]) -> Vec<u8> {
    let mut writer = Writer::create(place, path).unwrap();
    content.chunks(70_001).for_each(|part| writer.put(part).unwrap());
    writer.finish().unwrap();
    std::fs::read(path).unwrap()
}

fn read(place: Place<'_>, path: &Path, length: usize) -> Result<Vec<u8>, StoreError> {
    let mut reader = Reader::open(place, path)?;
    let bytes = reader.take(length)?;
    reader.end()?;
    Ok(bytes)
}

#[test]
fn a_file_of_any_length_comes_back() {
    let (here, ring) = (Here::new("lengths"), Ring::new([1; 32]));
    let place = Place { ring: &ring, origin: "a", name: "b" };
    let path = here.0.join("b");
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + CHUNK / 2] {
        let content = content()[..length].to_vec();
        write(place, &path, &content);
        assert!(read(place, &path, length).unwrap() == content, "{length}");
        assert!(read(place, &path, length + 1).is_err() && (length == 0 || read(place, &path, length - 1).is_err()), "{length}");
    }
}

#[test]
fn no_chunk_can_be_dropped_swapped_cut_off_or_taken_from_elsewhere() {
    let (here, ring) = (Here::new("chunks"), Ring::new([1; 32]));
    let place = Place { ring: &ring, origin: "a", name: "b" };
    let path = here.0.join("b");
    let content = content();
    let earlier = write(place, &path, &content);
    let other_name = write(Place { name: "c", ..place }, &path, &content);
    let other_origin = write(Place { origin: "c", ..place }, &path, &content);
    let whole = write(place, &path, &content);
    let full = CHUNK + OVERHEAD;
    let chunk = |file: &[u8], number: usize| file[WRITING + number * full..file.len().min(WRITING + (number + 1) * full)].to_vec();
    let built = |file: &[u8], chunks: &[Vec<u8>]| [&file[..WRITING], &chunks.concat()].concat();
    let [a, b, c] = [0, 1, 2].map(|number| chunk(&whole, number));
    let forged = [
        ("dropped", built(&whole, &[a.clone(), c.clone()])),
        ("first dropped", built(&whole, &[b.clone(), c.clone()])),
        ("swapped", built(&whole, &[b.clone(), a.clone(), c.clone()])),
        ("doubled", built(&whole, &[a.clone(), b.clone(), b.clone(), c.clone()])),
        ("cut off between chunks", built(&whole, &[a.clone(), b.clone()])),
        ("cut off in a chunk", whole[..whole.len() - 1].to_vec()),
        ("longer", [&whole[..], b"x"].concat()),
        ("empty", Vec::new()),
        ("of an earlier writing", built(&whole, &[a.clone(), chunk(&earlier, 1), c.clone()])),
        ("all of another name", other_name.clone()),
        ("one of another name", built(&whole, &[a.clone(), chunk(&other_name, 1), c.clone()])),
        ("all of another record", other_origin),
    ];
    for (what, bytes) in forged {
        std::fs::write(&path, bytes).unwrap();
        let refused = read(place, &path, content.len());
        assert!(matches!(&refused, Err(StoreError::Backup { place, .. }) if place == "b"), "{what}");
    }
    std::fs::write(&path, built(&whole, &[a, b, c])).unwrap();
    assert!(read(place, &path, content.len()).unwrap() == content, "put together as it was, it opens");
}
