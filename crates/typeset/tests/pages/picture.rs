//! Pages as small pictures of four greys, and how much of two of them differs.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};

/// Greys of a picture: enough to see where letters stand, and little enough that another version of a drawing program draws the same.
const GREYS: u8 = 4;
/// How far two greys stand apart before a reader sees it: one step is how the edge of a letter is smoothed.
const APART: u8 = 2;

/// A page as a picture.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    /// The greys, row by row, from 0 for black.
    pub(crate) greys: Vec<u8>,
}

impl Picture {
    /// A picture of any depth, in four greys.
    pub(crate) fn read(path: &Path) -> Picture {
        let mut decoder = Decoder::new(BufReader::new(File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))));
        decoder.set_transformations(Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!(info.bit_depth, BitDepth::Eight, "{}", path.display());
        // A program that draws a grey page may write the grey three times.
        let samples = info.color_type.samples();
        let step = u16::from(u8::MAX) / u16::from(GREYS - 1);
        let grey = |byte: &u8| ((u16::from(*byte) + step / 2) / step) as u8;
        Picture { width: info.width as usize, greys: bytes.iter().step_by(samples).map(grey).collect() }
    }

    /// Writes it with two bits for a grey.
    pub(crate) fn write(&self, path: &Path) {
        let height = self.greys.len() / self.width;
        let mut encoder = Encoder::new(File::create(path).unwrap(), self.width as u32, height as u32);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Two);
        encoder.set_compression(png::Compression::High);
        let row = |row: &[u8]| row.chunks(4).map(|four| four.iter().enumerate().map(|(at, grey)| grey << (6 - 2 * at)).sum()).collect::<Vec<u8>>();
        let bytes: Vec<u8> = self.greys.chunks(self.width).flat_map(row).collect();
        encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
    }

    /// In how many of 100,000 places the two differ; all, where they are not of one size.
    pub(crate) fn differing(&self, other: &Picture) -> usize {
        if (self.width, self.greys.len()) != (other.width, other.greys.len()) {
            return 100_000;
        }
        let places = self.greys.iter().zip(&other.greys).filter(|(one, two)| one.abs_diff(**two) >= APART).count();
        (places * 100_000).div_ceil(self.greys.len())
    }
}
