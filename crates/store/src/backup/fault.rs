//! What a backup is refused for.

/// Why a backup was not taken, or not restored; said of a file, or of the folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// There is no backup in the folder.
    None,
    /// A file that belongs there is not there.
    Missing,
    /// Its bytes are not those that were written under this name.
    Altered,
    /// Its bytes were sealed with a key that is not in the file of seals.
    Sealed,
    /// It does not go with the files around it.
    Stray,
    /// It is of another history than the record, or than the checkpoint that was kept.
    History,
    /// It holds more than the record does.
    Ahead,
    /// No entry is as old as the moment that was asked for.
    Earlier,
    /// Somebody else reads or writes the folder.
    Busy,
    /// The system did not do its part.
    Io(String),
}

impl Fault {
    /// What it is and what to do, Vietnamese and English.
    pub fn words(&self) -> [String; 2] {
        let [vi, en] = match self {
            Fault::None => ["không có bản sao lưu ở đây", "there is no backup here"],
            Fault::Missing => ["thiếu tệp này: tìm lại, hoặc dùng bản sao lưu khác", "this file is missing: find it, or use another backup"],
            Fault::Altered => {
                ["tệp đã bị sửa, bị cắt hoặc thuộc nơi khác: dùng bản sao lưu khác", "this file was changed, cut off, or belongs elsewhere: use another backup"]
            }
            Fault::Sealed => [
                "niêm phong bằng khóa không có trong tệp niêm phong: dùng tệp niêm phong của lúc sao lưu; sau luan seal thì sao lưu vào thư mục mới",
                "sealed with a key that is not in the file of seals: use the seals of when it was taken; after luan seal, back up into a new folder",
            ],
            Fault::Stray => ["tệp không khớp với các tệp bên cạnh: để nó ra chỗ khác", "this file does not go with those beside it: put it elsewhere"],
            Fault::History => ["đây là lịch sử khác, không phải của hồ sơ này", "this is another history than that of the record"],
            Fault::Ahead => [
                "bản sao lưu có nhiều mục hơn hồ sơ: giữ nguyên cả hai và tìm xem mục nào đã mất",
                "the backup has entries that the record has not: leave both as they are, and find out what was lost",
            ],
            Fault::Earlier => ["lúc đó hồ sơ chưa mở", "the record had not begun then"],
            Fault::Busy => ["một lệnh khác đang dùng thư mục này: làm lại sau", "another command is using this folder: try again later"],
            Fault::Io(what) => return [format!("máy báo lỗi: {what}"), format!("the system says: {what}")],
        };
        [vi.to_owned(), en.to_owned()]
    }
}
