//! What a paper is sent to somebody for: the mark behind a name in *Nơi nhận*.

/// What a paper is sent for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// So that it is reported.
    Report,
    /// So that it is known.
    Know,
    /// So that it is carried out.
    CarryOut,
    /// So that it is worked on together.
    Coordinate,
    /// So that it is directed.
    Direct,
    /// So that it is followed.
    Follow,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Mark; 6] = [Mark::Report, Mark::Know, Mark::CarryOut, Mark::Coordinate, Mark::Direct, Mark::Follow];

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Mark::Report => "để báo cáo",
            Mark::Know => "để biết",
            Mark::CarryOut => "để thực hiện",
            Mark::Coordinate => "để phối hợp",
            Mark::Direct => "để chỉ đạo",
            Mark::Follow => "để theo dõi",
        }
    }

    /// The line of a recipient with this mark, for [`Letter::recipients`](super::letter::Letter::recipients).
    pub fn behind(self, name: &str) -> String {
        format!("{name} ({})", self.words())
    }
}
