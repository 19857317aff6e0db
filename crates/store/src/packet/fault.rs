//! What a packet is refused for.

/// Why a packet is not made, or not taken in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PacketFault {
    /// Longer than a packet may be.
    TooLong,
    /// No head of a packet, or one that is too long.
    Head,
    /// A line of the head that cannot be read, by its number.
    Line(usize),
    /// Not written in the one way in which its head can be written.
    Spelling,
    /// Nothing in it, or more than a packet may hold.
    Count,
    /// A name of an office that cannot be one, or sender and receiver are one.
    Office(String),
    /// A number or a day that cannot be.
    Number(String),
    /// A name of a file that cannot be kept, or a text about a document that is too long or has marks that are no letters.
    Text(String),
    /// A total that is no number of a measure in a unit and a time.
    Total(String),
    /// The same file, or the same total, twice.
    Twice(String),
    /// A file of a document that is MẬT or above.
    Secret(String),
    /// No key is known of who sent it.
    Stranger(String),
    /// The key of who sent it has not signed it.
    Unsigned(String),
    /// It is for another office.
    NotOurs(String),
    /// A packet of this number was taken in before.
    Again(u64),
    /// It does not follow the packet before it: one of two that bear one number, or of another history.
    Broken(u64),
    /// Packets before it have not come: from, to.
    Missing(u64, u64),
    /// There are fewer or more bytes than its head says.
    Length,
    /// The bytes of a file are not those that were signed.
    Altered(String),
}

impl PacketFault {
    /// What is wrong, and what to do, Vietnamese and English.
    pub fn words(&self) -> [String; 2] {
        let pair = |vi: &str, en: &str| [vi.to_owned(), en.to_owned()];
        match self {
            PacketFault::TooLong => pair("gói quá lớn: chia thành nhiều gói", "the packet is too long: make several"),
            PacketFault::Head => {
                pair("tệp không phải là gói, hoặc phần đầu quá dài: kiểm tra lại tệp", "this is no packet, or its head is too long: look which file it is")
            }
            PacketFault::Line(number) => [
                format!("dòng {number} của phần đầu không đọc được: xin gửi lại gói"),
                format!("line {number} of the head cannot be read: ask for the packet again"),
            ],
            PacketFault::Spelling => pair(
                "phần đầu không viết đúng dạng duy nhất được phép: xin gửi lại gói",
                "the head is not written in the one way in which it can be: ask for the packet again",
            ),
            PacketFault::Count => pair(
                "gói không có gì, hoặc có quá nhiều mục: thêm mục, hoặc chia thành nhiều gói",
                "there is nothing in the packet, or more than it may hold: put something in, or make several",
            ),
            PacketFault::Office(name) => [
                format!("“{name}” không dùng làm nơi gửi hoặc nơi nhận được: chọn cơ quan khác"),
                format!("“{name}” cannot be who sends or receives it: choose another office"),
            ],
            PacketFault::Number(what) => [
                format!("số hoặc thời điểm không dùng được: {what}; xin gửi lại gói"),
                format!("a number or a time that cannot be: {what}; ask for the packet again"),
            ],
            PacketFault::Text(what) => [
                format!("tên tệp hoặc nội dung mô tả không dùng được: {what}; sửa dòng sổ"),
                format!("a name of a file or a text about a document that cannot be kept: {what}; mend the line of the book"),
            ],
            PacketFault::Total(what) => {
                [format!("số liệu tổng hợp không đúng dạng: {what}; sửa dòng đó"), format!("a total that is none: {what}; mend its row")]
            }
            PacketFault::Twice(what) => [format!("có hai lần: {what}; bỏ một"), format!("it is there twice: {what}; leave one out")],
            PacketFault::Secret(name) => [
                format!("“{name}”: nội dung từ độ MẬT trở lên không đi trong gói, chỉ gửi dòng sổ"),
                format!("“{name}”: a content that is MẬT or above does not go into a packet; send its line alone"),
            ],
            PacketFault::Stranger(name) => [
                format!("chưa có khóa công khai của “{name}”: xin khóa bằng đường khác rồi thêm vào"),
                format!("no key of “{name}” is known: ask for it another way, and add it"),
            ],
            PacketFault::Unsigned(name) => [
                format!("không do khóa của “{name}” ký, hoặc đã bị sửa sau khi ký: đừng tin, hỏi nơi gửi"),
                format!("not signed by the key of “{name}”, or changed after it was: do not believe it, ask who sent it"),
            ],
            PacketFault::NotOurs(name) => [
                format!("gói gửi cho “{name}”, không phải cho đơn vị này: chuyển tiếp, hoặc trả lại"),
                format!("the packet is for “{name}”, and not for this office: pass it on, or send it back"),
            ],
            PacketFault::Again(number) => [
                format!("gói số {number} hoặc gói sau đó đã được nhận: không cần làm gì, xem luan document list"),
                format!("the packet {number}, or a later one, was taken in before: nothing is to be done, see luan document list"),
            ],
            PacketFault::Broken(number) => [
                format!("gói số {number} không nối tiếp gói đã nhận trước nó: hỏi nơi gửi, có thể hai gói cùng một số"),
                format!("the packet {number} does not follow the one that was taken in before it: ask who sent it, two packets may bear one number"),
            ],
            PacketFault::Missing(first, last) => [
                format!("chưa nhận gói từ số {first} đến số {last}: tìm các gói đó trước, hoặc nhận gói này và chịu thiếu"),
                format!("the packets {first} to {last} have not come: find them first, or take this one in without them"),
            ],
            PacketFault::Length => {
                pair("gói bị cắt, hoặc có thêm dữ liệu ở cuối: xin gửi lại gói", "the packet is cut off, or there is more behind it: ask for it again")
            }
            PacketFault::Altered(name) => [
                format!("tệp “{name}” đã bị sửa sau khi ký: xin gửi lại gói"),
                format!("the file “{name}” was changed after it was signed: ask for the packet again"),
            ],
        }
    }
}
