//! Why a document cannot be read, and what to do now.

use std::sync::Arc;

use crate::documents::limits::Limit;
use crate::problem::{FileFault, Said, Words, words};

/// A document that was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The name of its file.
    pub file: Arc<str>,
    /// What is wrong.
    pub reason: Reason,
}

impl Refusal {
    /// What is wrong, in Vietnamese and in English.
    pub fn reason(&self) -> Words {
        self.reason.said().reason
    }

    /// What to do about it, in Vietnamese and in English.
    pub fn way_out(&self) -> Words {
        self.reason.said().way_out
    }
}

/// What is wrong with a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Beyond a limit.
    Beyond(Limit),
    /// A file of a kind that is not read.
    Foreign(Foreign),
    /// Nothing to read in it.
    NoText,
    /// Pages that are pictures: a scan.
    Scanned,
    /// Letters whose fonts do not say what they are.
    Unmapped,
    /// A password, or rights that are locked.
    Locked,
    /// Bytes that are neither Unicode nor an encoding that is known; the byte where Unicode ends.
    UnknownEncoding(usize),
    /// A container that is broken or meant to do harm.
    Container(FileFault),
    /// Markup that defines entities or a document type, or is not UTF-8, or breaks off; the part where.
    BrokenPart(String),
    /// A PDF without the objects that lead to its pages.
    BrokenPdf,
}

impl From<Limit> for Reason {
    fn from(limit: Limit) -> Reason {
        Reason::Beyond(limit)
    }
}

/// Kinds of files that are known and not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Foreign {
    /// Word's format from before 2007, or any office file with a password.
    OldOffice,
    /// Rich text.
    Rtf,
    /// A document of LibreOffice.
    OpenDocument,
    /// A workbook.
    Workbook,
    /// Slides.
    Slides,
    /// A picture.
    Picture,
    /// An archive.
    Archive,
    /// A program.
    Program,
    /// A web page in one file with its pictures, or a mail.
    Mime,
    /// PostScript.
    PostScript,
    /// XML that is no web page.
    Xml,
    /// Bytes that are no text.
    Binary,
}

impl Foreign {
    fn name(self) -> [&'static str; 2] {
        match self {
            Foreign::OldOffice => ["tệp Word kiểu cũ (.doc), hoặc tệp Office có mật khẩu", "an old Word file (.doc), or an office file with a password"],
            Foreign::Rtf => ["tệp RTF", "an RTF file"],
            Foreign::OpenDocument => ["tệp OpenDocument (.odt)", "an OpenDocument file (.odt)"],
            Foreign::Workbook => ["bảng tính", "a workbook"],
            Foreign::Slides => ["tệp trình chiếu", "slides"],
            Foreign::Picture => ["tệp ảnh", "a picture"],
            Foreign::Archive => ["tệp nén", "an archive"],
            Foreign::Program => ["tệp chương trình", "a program"],
            Foreign::Mime => ["trang web lưu thành một tệp (.mht) hoặc thư điện tử", "a web page in one file (.mht), or a mail"],
            Foreign::PostScript => ["tệp PostScript", "a PostScript file"],
            Foreign::Xml => ["tệp XML", "an XML file"],
            Foreign::Binary => ["tệp không phải văn bản", "a file that is no text"],
        }
    }

    fn way_out(self) -> Words {
        match self {
            Foreign::OldOffice | Foreign::Rtf | Foreign::OpenDocument | Foreign::Xml => SAVE_AS_DOCX.map(str::to_owned),
            Foreign::Workbook => words!("nạp bảng ở mục Nhập dữ liệu, hoặc lưu phần chữ thành .docx", "import tables as tables, or save the words as .docx"),
            Foreign::Slides | Foreign::PostScript => words!("lưu thành .docx hoặc .pdf có chữ", "save it as .docx, or as a .pdf that has text"),
            Foreign::Picture => RECOGNISE.map(str::to_owned),
            Foreign::Archive => words!("giải nén rồi đưa từng văn bản vào", "unpack it and bring the documents one by one"),
            Foreign::Program | Foreign::Binary => {
                words!("chọn lại đúng tệp văn bản (.docx, .pdf, .html, .txt)", "choose the file of the document itself (.docx, .pdf, .html, .txt)")
            }
            Foreign::Mime => words!("mở tệp rồi lưu lại thành .docx hoặc .html", "open it and save it as .docx or .html"),
        }
    }
}

const SAVE_AS_DOCX: [&str; 2] = [
    "mở tệp, bỏ mật khẩu nếu có, chọn Lưu thành (Save As) kiểu .docx rồi nạp lại",
    "open it, take the password off where it has one, save it as .docx and bring that",
];
const SAVE_AGAIN: [&str; 2] =
    ["mở tệp bằng phần mềm soạn thảo, lưu lại thành .docx mới rồi nạp lại", "open it in a word processor, save it as a new .docx and bring that"];
const RECOGNISE: [&str; 2] = [
    "nhận dạng chữ (OCR) rồi lưu thành .docx hoặc .pdf có chữ; hoặc gõ các mục của sổ văn bản bằng tay",
    "recognise the letters (OCR) and save as .docx or as a .pdf that has text; or type the line of the register by hand",
];

impl Reason {
    /// The words for it.
    pub fn said(&self) -> Said {
        match self {
            Reason::Beyond(limit) => limit.said(),
            Reason::Foreign(kind) => {
                let [vi, en] = kind.name();
                Said { reason: words!("không đọc được: đây là {vi}", "this is {en}, which is not read"), way_out: kind.way_out() }
            }
            Reason::NoText => Said {
                reason: words!("tệp không có chữ nào", "there is no text in the file"),
                way_out: words!(
                    "kiểm tra lại tệp; nếu là bản chụp thì nhận dạng chữ (OCR) trước",
                    "look at the file; where it is a scan, recognise its letters (OCR) first"
                ),
            },
            Reason::Scanned => Said {
                reason: words!("tệp PDF chỉ có ảnh chụp, không có chữ", "the PDF has pictures of pages and no text"),
                way_out: RECOGNISE.map(str::to_owned),
            },
            Reason::Unmapped => Said {
                reason: words!("phông chữ trong tệp PDF không cho biết mã chữ", "the fonts in the PDF do not say which letters they show"),
                way_out: RECOGNISE.map(str::to_owned),
            },
            Reason::Locked => Said {
                reason: words!("tệp có mật khẩu hoặc bị khóa quyền", "the file has a password, or its rights are locked"),
                way_out: words!(
                    "mở tệp bằng mật khẩu, lưu hoặc in thành tệp mới không khóa rồi nạp lại",
                    "open it with its password, save or print it into a new file without one, and bring that"
                ),
            },
            Reason::UnknownEncoding(at) => Said {
                reason: words!(
                    "chữ không phải Unicode và không nhận ra bảng mã (từ byte {at})",
                    "the text is not Unicode, nor in an encoding that is recognised (from byte {at})"
                ),
                way_out: words!("mở tệp, chuyển mã sang Unicode và lưu thành UTF-8", "open it, convert it to Unicode and save it as UTF-8"),
            },
            Reason::Container(fault) => container(fault),
            Reason::BrokenPart(part) => Said {
                reason: words!("phần “{part}” trong tệp hỏng hoặc có nội dung không an toàn", "the part “{part}” is broken, or holds what is not safe"),
                way_out: SAVE_AGAIN.map(str::to_owned),
            },
            Reason::BrokenPdf => Said {
                reason: words!("tệp PDF hỏng: không tìm thấy trang nào", "a broken PDF: no page can be found"),
                way_out: words!("mở tệp rồi in lại thành PDF mới, hoặc lấy lại tệp gốc", "open it and print it into a new PDF, or fetch the file anew"),
            },
        }
    }
}

fn container(fault: &FileFault) -> Said {
    let reason = match fault {
        FileFault::Beyond(_) | FileFault::EntryName(_) | FileFault::LyingSize(_) => fault.said().reason,
        _ => words!("tệp .docx hỏng", "a broken .docx file"),
    };
    Said { reason, way_out: SAVE_AGAIN.map(str::to_owned) }
}
