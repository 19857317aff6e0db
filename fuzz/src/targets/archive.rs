//! A zipped exchange folder, and a workbook that comes back mended: containers, damaged anywhere.

use paperwork::errors::{mended, workbook};
use paperwork::gate::unpack;
use paperwork::import::{Options, Source, folder};
use register::Day;

/// Bytes that a folder may unpack to here.
const BYTES_MAX: u64 = 1 << 20;
const TABLE: &str = "id,name,sex,birth\nCB1,A,male,31/4/1980\nCB2,B,?,1981\n";

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let source = [Source { name: "people.csv", bytes: TABLE.as_bytes() }];
    let imported = folder(&source, &Options::new(Day::new(2026, 11, 21).expect("a day of the calendar")));
    let errors = workbook(&source, &imported).expect("two rows fit into a workbook");
    vec![zip_of("folder/people.csv", TABLE.as_bytes()), errors]
}

/// A container with one stored entry, written by hand so that damage does not only meet deflated bytes.
fn zip_of(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (size, length) = ((bytes.len() as u32).to_le_bytes(), (name.len() as u16).to_le_bytes());
    let shared = |head: &[u8]| [head, &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &crc(bytes).to_le_bytes(), &size, &size, &length, &[0, 0]].concat();
    let local = [shared(b"PK\x03\x04"), name.as_bytes().to_vec(), bytes.to_vec()].concat();
    let central = [shared(b"PK\x01\x02\x14\x00"), vec![0; 14], name.as_bytes().to_vec()].concat();
    let sizes = [(central.len() as u32).to_le_bytes(), (local.len() as u32).to_le_bytes()].concat();
    [local, central, b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec(), sizes, vec![0, 0]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, &byte| (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }))
}

pub(crate) fn fuzz_one(data: &[u8]) {
    if let Ok(Some(files)) = unpack(data, BYTES_MAX) {
        assert!(files.iter().map(|file| file.bytes.len() as u64).sum::<u64>() <= BYTES_MAX);
    }
    mended(data).iter().for_each(|part| assert!(!part.sheet.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_honest() {
        assert_eq!(unpack(&seeds()[0], BYTES_MAX).unwrap().unwrap()[0].bytes, TABLE.as_bytes());
        assert_eq!(mended(&seeds()[1])[0].rows, [2, 3]);
    }
}
