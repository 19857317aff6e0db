//! Lines of a CSV file.

/// A CSV file under way.
pub(crate) struct Lines {
    writer: csv::Writer<Vec<u8>>,
}

impl Lines {
    /// A file with these headers.
    pub(crate) fn new<'h>(headers: impl Iterator<Item = &'h str>) -> Lines {
        let mut lines = Lines { writer: csv::WriterBuilder::new().from_writer(Vec::new()) };
        headers.for_each(|header| lines.cell(header));
        lines.end();
        lines
    }

    /// The next cell of the line.
    pub(crate) fn cell(&mut self, text: &str) {
        self.writer.write_field(text).expect("memory takes every byte");
    }

    /// The end of the line.
    pub(crate) fn end(&mut self) {
        self.writer.write_record(None::<&[u8]>).expect("every line has as many cells as there are headers");
    }

    /// The bytes of the file.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.writer.into_inner().expect("memory takes every byte")
    }
}
