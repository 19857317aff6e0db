//! What can go wrong, and what a change is refused for.

use crate::backup::Fault;
use crate::payload::RowText;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The change is refused, with every reason; nothing was written.
    #[error("the change is refused")]
    Refused(Vec<Refusal>),
    /// The same key came before with another change.
    #[error("the key {key} was used before, in entry {index}, for another change")]
    KeyTaken {
        /// The key.
        key: String,
        /// The entry that has it.
        index: u64,
    },
    /// The database did not do its part; nothing was acknowledged.
    #[error("the database: {0}")]
    Database(String),
    /// There is no room on the disk; nothing was written, and writing goes on once there is.
    #[error("the disk is full")]
    Full,
    /// The account has read as much as it may in an hour; nothing was written.
    #[error("as much was read as may be in an hour")]
    Spent {
        /// When it may go on, in milliseconds since 1970.
        until: u64,
    },
    /// Another writer was faster; the log must be followed before trying again.
    #[error("another writer has appended")]
    Conflict,
    /// What the database holds is not a sound log.
    #[error("the log is not sound: {0}")]
    Unsound(String),
    /// A backup was not taken, or not restored: a file of it, and why.
    #[error("the backup: {place}: {}", .fault.words()[1])]
    Backup {
        /// The file, or the folder.
        place: String,
        /// Why.
        fault: Fault,
    },
    /// The address of a database that cannot be read.
    #[error("{0} is no address of a database: sqlite:PATH or postgres://…")]
    Url(String),
    /// There is no log yet, or there is one already.
    #[error("{}", .0.words()[1])]
    State(State),
    /// A write failed in a way that leaves open what is on the disk; reads go on, writes wait for a new start.
    #[error("an earlier write failed: writing has stopped until the next start")]
    Stopped,
}

/// A state of the record, or of a request, in which something cannot be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nothing is recorded about this subject.
    Nothing,
    /// This database has a log already.
    Begun,
    /// A change is made by an account of 1 to 64 bytes.
    Account,
    /// A change says why it is made, and has a key.
    Unreasoned,
    /// The log was opened for reading only: writing needs the secret key.
    ReadOnly,
    /// There is no such file: luan init begins a log.
    NoFile,
    /// The database was written by a newer Luân: use that one, or a later.
    Newer,
    /// The database was written by an older Luân: luan upgrade brings it up.
    Older,
    /// What it holds was sealed with a key that is not in the file of seals.
    Sealed,
    /// The account was closed, or its grants have changed, since it was asked who may do this.
    Revoked,
    /// Grants need a second person.
    Alone,
    /// The entry cannot be of this form.
    Form,
    /// There is no log in this database yet: luan init begins one.
    NotBegun,
    /// The log has no checkpoint.
    NoCheckpoint,
    /// The log has no entry of this number.
    NoEntry,
}

impl State {
    /// What it is and what to do, Vietnamese and English.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            State::Nothing => ["chưa ghi gì về đối tượng này", "nothing is recorded about this subject"],
            State::Begun => ["cơ sở dữ liệu này đã có hồ sơ", "this database has a log already"],
            State::Account => ["mỗi thay đổi phải do một tài khoản từ 1 đến 64 byte thực hiện", "a change is made by an account of 1 to 64 bytes"],
            State::Unreasoned => ["mỗi thay đổi phải nêu lý do và có khóa yêu cầu", "a change says why it is made, and has a key"],
            State::ReadOnly => ["chỉ mở để đọc: muốn ghi phải có khóa bí mật", "the log was opened for reading only: writing needs the secret key"],
            State::NoFile => ["không có tệp này: luan init để mở hồ sơ", "there is no such file: luan init begins a log"],
            State::Newer => {
                ["cơ sở dữ liệu do bản Luân mới hơn ghi: dùng bản đó hoặc mới hơn", "the database was written by a newer Luân: use that one, or a later"]
            }
            State::Older => ["cơ sở dữ liệu do bản Luân cũ hơn ghi: chạy luan upgrade", "the database was written by an older Luân: run luan upgrade"],
            State::Sealed => ["nội dung được niêm phong bằng khóa không có trong tệp niêm phong", "it was sealed with a key that is not in the file of seals"],
            State::Revoked => ["tài khoản đã đóng hoặc quyền đã đổi trong lúc làm", "the account was closed, or its grants changed, in the meantime"],
            State::Alone => ["cấp quyền phải có người thứ hai xác nhận", "a grant needs a second person"],
            State::Form => ["mục không đúng dạng của sổ", "this is not in the form of an entry"],
            State::NotBegun => ["chưa có hồ sơ trong cơ sở dữ liệu này: luan init để mở", "there is no log in this database yet: luan init begins one"],
            State::NoCheckpoint => ["hồ sơ không có điểm kiểm tra", "the log has no checkpoint"],
            State::NoEntry => ["hồ sơ không có mục mang số này", "the log has no entry of this number"],
        }
    }
}

/// One reason why a change is refused.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Refusal {
    /// The table.
    pub table: String,
    /// The row, as its texts.
    pub row: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// Why a row is refused.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// There is no such table or column.
    Unknown,
    /// The text is no value of the column.
    Cell,
    /// The cell must not be empty.
    Required,
    /// The row that is to be withdrawn is not there.
    NotThere,
    /// The row that is to be added is there.
    There,
    /// Another row has this id.
    IdTaken,
    /// No row has this id.
    NoSuchId(String),
    /// Other rows name this id.
    StillNamed,
    /// The row is about somebody else than the change.
    OtherSubject,
    /// Another document has this number in the book.
    NumberTaken,
    /// A number that was given stays in its book.
    NumberKept,
    /// A part has another number than its whole, or the whole is a part itself.
    OtherNumber,
    /// The content of a secret document is not kept here.
    Secret,
}

impl Refusal {
    /// A refusal of a whole row.
    pub(crate) fn of(row: &RowText, reason: Reason) -> Refusal {
        let shown = row.cells.iter().map(|(column, text)| format!("{column}={text}")).collect::<Vec<_>>().join(" ");
        Refusal { table: row.table.clone(), row: shown, column: None, reason }
    }

    /// What is wrong, Vietnamese and English.
    pub fn words(&self) -> [String; 2] {
        let [vi, en] = match &self.reason {
            Reason::Unknown => ["không có bảng hoặc cột này", "there is no such table or column"],
            Reason::Cell => ["giá trị không đọc được", "the value cannot be read"],
            Reason::Required => ["ô bắt buộc đang trống", "a required cell is empty"],
            Reason::NotThere => ["dòng cần rút không còn trong hồ sơ", "the row to be withdrawn is not there"],
            Reason::There => ["dòng này đã có", "the row is there already"],
            Reason::IdTaken => ["mã đã có ở dòng khác", "another row has this id"],
            Reason::NoSuchId(_) => ["mã được nêu không có", "the id that it names is not there"],
            Reason::OtherSubject => ["dòng này thuộc về đối tượng khác", "the row is about another subject than the change"],
            Reason::NumberTaken => ["số này đã có trong sổ", "the number is taken in the book"],
            Reason::NumberKept => [
                "số đã cấp thì ở lại trong sổ: ghi lý do bỏ số (void) thay vì rút dòng hay đổi số",
                "a number that was given stays in its book: say why it is void, rather than take the line out or change the number",
            ],
            Reason::OtherNumber => ["văn bản kèm theo phải mang số của văn bản chính", "a part has the number of its whole, and the whole is no part itself"],
            Reason::Secret => [
                "văn bản từ độ MẬT trở lên chỉ ghi dòng sổ, không lưu nội dung tại đây",
                "of a document that is MẬT or above only the line is kept here, not the content",
            ],
            Reason::StillNamed => ["còn dòng khác nêu mã này", "other rows name this id"],
        };
        let place = self.column.as_ref().map_or_else(|| self.table.clone(), |column| format!("{}.{column}", self.table));
        let named = if let Reason::NoSuchId(id) = &self.reason { format!(" ({id})") } else { String::new() };
        [format!("{place}: {vi}{named}: {}", self.row), format!("{place}: {en}{named}: {}", self.row)]
    }
}
