//! The model that every paper is written in, and every writer reads: blocks, styles, tables with spans. What a paper says is decided before; how it looks stands in its profile.

use register::{Day, Partial};

use super::profile::Profile;

/// A paper, ready for any writer.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Its name, for the window of a browser and the properties of a file.
    pub title: String,
    /// How papers of its issuer look on its day.
    pub profile: &'static Profile,
    /// Its parts; each begins on a page of its own.
    pub sections: Vec<Section>,
    /// When it was printed, from the facts of which day. Stands at the foot.
    pub footing: String,
}

/// A part with one orientation of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Which way the page lies.
    pub orientation: Orientation,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Which way a page lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// Lying, for wide tables.
    Landscape,
}

/// A piece of a paper.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A line to be filled in by hand where something is not known.
    Fields(Vec<Field>),
    /// A short rule under what stands before, as long as part of the line, in millimetres.
    Rule(u32),
    /// A table with lines.
    Table(Table),
    /// Two columns without lines, kept on one page: the head of a paper, its end.
    Sides(Sides),
}

/// A paragraph.
#[derive(Clone, PartialEq, Debug)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// Its text; a line feed breaks the line.
    pub text: String,
}

/// A label with its value, or with dots to the end of its part of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// What is asked.
    pub label: String,
    /// What is known; `None` leaves dots for the hand.
    pub value: Option<String>,
}

/// Two columns without lines.
#[derive(Clone, PartialEq, Debug)]
pub struct Sides {
    /// The width of the left column, in percent.
    pub left_percent: u32,
    /// What stands left.
    pub left: Vec<Block>,
    /// What stands right.
    pub right: Vec<Block>,
}

/// A table with lines, whose header comes again on every page.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Its name: the caption for who cannot see it, and the name of its sheet.
    pub name: String,
    /// The widths of its columns, as parts of the whole.
    pub widths: Vec<u32>,
    /// How large its letters are.
    pub letters: Letters,
    /// Rows of headers.
    pub header: Vec<Vec<Cell>>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

/// How large the letters of a table are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Letters {
    /// As the style of each cell has them.
    Usual,
    /// A size smaller: for tables with more columns than a page likes.
    Small,
}

/// The size of small letters, in half points.
pub const SMALL: u32 = 20;

/// A cell; covered places of a spanning cell have no cell of their own.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How it stands there.
    pub style: Style,
    /// Columns that it covers.
    pub across: usize,
    /// Rows that it covers.
    pub down: usize,
}

/// The content of a cell, with its type: a workbook keeps dates as dates and numbers as numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text; a line feed breaks the line.
    Text(String),
    /// A number.
    Number(i64),
    /// A day.
    Day(Day),
    /// A day known to the day, the month or the year.
    Partial(Partial),
}

macro_rules! styles {
    ($($(#[doc = $doc:literal])* $style:ident = $id:literal $name:literal,)+) => {
        /// What a paragraph or a cell is; how that looks is the profile's.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Style { $($(#[doc = $doc])* $style,)+ }

        impl Style {
            /// Every style, in the order of the lists in files.
            pub const ALL: &'static [Style] = &[$(Style::$style,)+];

            /// Its id in files.
            pub fn id(self) -> &'static str {
                match self { $(Style::$style => $id,)+ }
            }

            /// Its name in the list that an office sees.
            pub fn name(self) -> &'static str {
                match self { $(Style::$style => $name,)+ }
            }
        }
    };
}

styles! {
    /// The running text.
    Body = "body" "Thân văn bản",
    /// Running text without the indent of its first line.
    Flush = "flush" "Thân văn bản không thụt",
    /// The last sentence, on one page with the signature.
    Closing = "closing" "Câu kết",
    /// The kind of the paper: TỜ TRÌNH.
    Kind = "kind" "Tên loại",
    /// What it is about.
    Subject = "subject" "Trích yếu",
    /// A heading of the first level.
    Heading1 = "heading1" "Mục lớn",
    /// A heading of the second level.
    Heading2 = "heading2" "Mục nhỏ",
    /// The name of the country or of the Party.
    National = "national" "Quốc hiệu, tiêu đề",
    /// The motto of the country.
    Motto = "motto" "Tiêu ngữ",
    /// The body above the issuer.
    Parent = "parent" "Cơ quan chủ quản",
    /// The issuer.
    Issuer = "issuer" "Cơ quan ban hành",
    /// The number and the symbol.
    Number = "number" "Số, ký hiệu",
    /// Place and date.
    PlaceDate = "placedate" "Địa danh, ngày tháng",
    /// To whom it is addressed.
    Addressee = "addressee" "Kính gửi",
    /// To whom it is addressed, where they are many.
    Addressees = "addressees" "Kính gửi nhiều nơi",
    /// The title of a table or an annex.
    Caption = "caption" "Tên bảng, phụ lục",
    /// A line under a title, in italics.
    Aside = "aside" "Dòng kèm theo",
    /// A header of a table.
    CellHead = "cellhead" "Ô đầu bảng",
    /// Text in a table.
    CellText = "celltext" "Ô chữ",
    /// Strong text in a table.
    CellStrong = "cellstrong" "Ô chữ đậm",
    /// What stands in the middle of its cell.
    CellCentre = "cellcentre" "Ô giữa",
    /// A number in a table.
    CellNumber = "cellnumber" "Ô số",
    /// A footnote.
    Note = "note" "Chú thích",
    /// The label of the list of recipients.
    RecipientsLabel = "recipientslabel" "Nhãn nơi nhận",
    /// A recipient.
    Recipient = "recipient" "Nơi nhận",
    /// In whose name it is signed.
    SignedFor = "signedfor" "Quyền hạn ký",
    /// The post of the signer.
    SignerPost = "signerpost" "Chức vụ người ký",
    /// The name of the signer.
    SignerName = "signername" "Họ tên người ký",
    /// The room for the signature.
    SignatureRoom = "signatureroom" "Chỗ ký",
    /// The line at the foot.
    Footing = "footing" "Dòng cuối trang",
}

impl Document {
    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }
}

impl Block {
    /// A paragraph.
    pub fn text(style: Style, text: impl Into<String>) -> Block {
        Block::Paragraph(Paragraph { style, text: text.into() })
    }
}

impl Cell {
    fn new(style: Style, value: Value) -> Cell {
        Cell { value, style, across: 1, down: 1 }
    }

    /// A header.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellHead, Value::Text(text.into()))
    }

    /// Text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellText, Value::Text(text.into()))
    }

    /// Strong text.
    pub fn strong(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellStrong, Value::Text(text.into()))
    }

    /// Text in the middle.
    pub fn centre(text: impl Into<String>) -> Cell {
        Cell::new(Style::CellCentre, Value::Text(text.into()))
    }

    /// A number.
    pub fn number(number: i64) -> Cell {
        Cell::new(Style::CellNumber, Value::Number(number))
    }

    /// The number of a line.
    pub fn ordinal(number: usize) -> Cell {
        Cell::new(Style::CellCentre, Value::Number(number as i64))
    }

    /// A day.
    pub fn day(day: Day) -> Cell {
        Cell::new(Style::CellCentre, day.if_known().map_or(Value::Blank, Value::Day))
    }

    /// A day known to the day, the month or the year.
    pub fn partial(partial: Partial) -> Cell {
        Cell::new(Style::CellCentre, if partial.known() { Value::Partial(partial) } else { Value::Blank })
    }

    /// Nothing: a place for the hand.
    pub fn blank() -> Cell {
        Cell::new(Style::CellText, Value::Blank)
    }

    /// The same cell over several columns.
    pub fn across(self, across: usize) -> Cell {
        Cell { across, ..self }
    }

    /// The same cell over several rows.
    pub fn down(self, down: usize) -> Cell {
        Cell { down, ..self }
    }
}

impl Value {
    /// The value as a paper shows it.
    pub fn shown(&self) -> String {
        match self {
            Value::Blank => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => grouped(*number),
            Value::Day(day) => short_day(*day),
            Value::Partial(partial) if partial.first() == partial.last() => short_day(partial.first()),
            Value::Partial(partial) if partial.month_known() => format!("{:02}/{:04}", partial.first().month(), partial.first().year()),
            Value::Partial(partial) => format!("{:04}", partial.first().year()),
        }
    }
}

/// A day as tables show it.
pub fn short_day(day: Day) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A number with the point that Vietnamese puts between thousands.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position) % 3 == 0 {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// A place of the grid of a table.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Place<'a> {
    /// A cell begins here.
    Cell {
        /// Which.
        cell: &'a Cell,
        /// How many columns it really covers.
        across: usize,
        /// How many rows it really covers.
        down: usize,
    },
    /// A cell of an earlier row reaches down to here: how many columns it covers.
    Covered(usize),
}

const BLANK: &Cell = &Cell { value: Value::Blank, style: Style::CellText, across: 1, down: 1 };

/// Rows of cells as rows of places: each row has its cells in the order of columns, with what earlier rows cover; places that nobody filled are blank, and no cell reaches out of the grid.
pub fn grid(rows: &[Vec<Cell>], columns: usize) -> Vec<Vec<Place<'_>>> {
    // By column: how many further rows it is covered for, and the width of what covers it.
    let mut covered = vec![(0usize, 0usize); columns];
    let mut places = Vec::with_capacity(rows.len());
    for (number, row) in rows.iter().enumerate() {
        let (mut line, mut cells, mut column) = (Vec::with_capacity(columns), row.iter(), 0);
        while column < columns {
            let (left, width) = covered[column];
            if left > 0 {
                covered[column..column + width].iter_mut().for_each(|place| place.0 -= 1);
                line.push(Place::Covered(width));
                column += width;
                continue;
            }
            let cell = cells.next().unwrap_or(BLANK);
            let free = covered[column..].iter().take_while(|(left, _)| *left == 0).count();
            let (across, down) = (cell.across.clamp(1, free), cell.down.clamp(1, rows.len() - number));
            covered[column..column + across].iter_mut().for_each(|place| *place = (down - 1, across));
            line.push(Place::Cell { cell, across, down });
            column += across;
        }
        places.push(line);
    }
    places
}
