//! What paragraphs and cells are. How that looks is the profile's; the lists in files and the classes of pages are this list.

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

impl Style {
    /// The level of a heading, where it is one; those of the second kind stand at `second`.
    pub fn level(self, second: u32) -> Option<u32> {
        match self {
            Style::Kind | Style::About => Some(1),
            Style::Heading1 | Style::Caption => Some(2),
            Style::Heading2 => Some(second),
            _ => None,
        }
    }
}

styles! {
    /// The running text.
    Body = "body" "Thân văn bản",
    /// Running text without the indent of its first line.
    Flush = "flush" "Thân văn bản không thụt",
    /// The kind of the paper: TỜ TRÌNH.
    Kind = "kind" "Tên loại",
    /// What it is about.
    Subject = "subject" "Trích yếu",
    /// Who decides, and the word that says so.
    Decides = "decides" "Thẩm quyền ban hành",
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
    /// What a letter is about, under its number.
    About = "about" "Trích yếu công văn",
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
