//! Letters under fonts: text is gathered font by font, and what stands under a font of an old encoding is read as that.

use crate::Encoding;

/// Text that comes in pieces. Pieces of one encoding are read together, because a letter and its mark may stand in two of them.
#[derive(Default)]
pub(super) struct Fonted {
    read: String,
    waiting: String,
    encoding: Option<Encoding>,
}

impl Fonted {
    /// The next piece, and the encoding that its font stands for; the old encoding that was met goes into `met`.
    pub(super) fn push(&mut self, piece: &str, encoding: Option<Encoding>, met: &mut Option<Encoding>) {
        if encoding != self.encoding {
            self.settle(met);
            self.encoding = encoding;
        }
        self.waiting.push_str(piece);
    }

    /// Bytes so far.
    pub(super) fn len(&self) -> usize {
        self.read.len() + self.waiting.len()
    }

    /// The whole text.
    pub(super) fn finish(mut self, met: &mut Option<Encoding>) -> String {
        self.settle(met);
        self.read
    }

    fn settle(&mut self, met: &mut Option<Encoding>) {
        match self.encoding {
            None => self.read.push_str(&self.waiting),
            Some(encoding) => {
                let meant = encoding.decode(&self.waiting);
                if met.is_none() && *meant != *self.waiting {
                    *met = Some(encoding);
                }
                self.read.push_str(&meant);
            }
        }
        self.waiting.clear();
    }
}
