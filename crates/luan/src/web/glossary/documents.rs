//! Terms of documents that come in and go out, and of their books.

use super::{Term, term};

pub(super) const TERMS: &[Term] = &[
    term(
        "văn bản",
        "document that is read",
        ["Văn bản nhận được dưới dạng tệp, mà một tệp có thể có nhiều văn bản.", "A document that came as a file, of which a file may hold several."],
    ),
    term("kính gửi", "addressees", ["Những nơi mà công văn gửi tới, ghi ở đầu.", "Whom a letter is written to, at its head."]),
    term(
        "cơ quan ban hành",
        "issuer",
        ["Cơ quan ban hành văn bản, ghi dưới tên cơ quan cấp trên.", "The body that issued a document, written under the one above it."],
    ),
    term(
        "dấu ĐẾN",
        "stamp of arrival",
        ["Dấu đóng khi văn bản đến, có số đến và ngày đến.", "The stamp put on a document that arrives, with the number and the day of arrival."],
    ),
    term(
        "viện dẫn",
        "citation and its relation",
        [
            "Văn bản khác được nhắc tới, và quan hệ với nó: căn cứ, thực hiện, sửa đổi, thay thế hay chỉ nhắc đến.",
            "Another document that is named, and what this one has to do with it: rests on it, carries it out, changes it, replaces it, or only names it.",
        ],
    ),
    term(
        "chỗ cần xem lại",
        "doubt",
        ["Điều còn thiếu, còn nghi ngờ hoặc lấy từ chỗ khác khi đọc một văn bản.", "What is missing, doubtful or from elsewhere in the reading of a document."],
    ),
    term(
        "độ chắc chắn của một giá trị",
        "how sure a value is",
        [
            "Giá trị được in sẵn, in hoa, suy ra, hay lấy từ văn bản khác trong tệp.",
            "Whether a value is printed, in capitals, derived, or from another document of the file.",
        ],
    ),
    term(
        "phần",
        "part",
        ["Cấp lớn nhất của một văn bản, trên chương, mục và điều.", "The largest division of a document, above chapters, sections and articles."],
    ),
    term("đoạn", "passage", ["Chỗ của văn bản mà có thể dẫn bằng số mục, số điều.", "A place in a document that can be named by its section or article."]),
    term(
        "nhiệm vụ được giao",
        "duty of a document",
        [
            "Việc mà văn bản giao cho ai đó, chỉ là đề xuất cho đến khi có người xác nhận.",
            "What a document tells somebody to do, a proposal until a person confirms it.",
        ],
    ),
    term(
        "bảng phân công nhiệm vụ",
        "table of tasks",
        ["Bảng trong văn bản, mỗi dòng nói ai làm việc gì, xong lúc nào.", "A table in a document whose rows say who does what until when."],
    ),
    term(
        "sổ văn bản đến",
        "book of incoming",
        [
            "Sổ ghi mỗi văn bản đến một dòng, với số theo thứ tự; văn bản đi có sổ riêng.",
            "The book with a line and a number for each document that comes in; those that go out have another.",
        ],
    ),
    term("vào sổ", "to register", ["Ghi văn bản vào sổ để có số.", "To write a document into its book, so that it has a number."]),
    term(
        "dãy số",
        "series",
        [
            "Phạm vi mà số được đếm từ 1: một năm, hoặc một loại văn bản trong một nhiệm kỳ.",
            "What a number counts in, from 1: a year, or one kind of document within a term.",
        ],
    ),
    term(
        "bỏ số",
        "void",
        [
            "Số cấp nhầm ở lại trong sổ kèm lý do, không cấp cho văn bản khác.",
            "A number that was given by mistake stays in the book with the reason, and goes to no other document.",
        ],
    ),
    term(
        "văn bản kèm theo",
        "enclosed part",
        ["Văn bản đến trong cùng tệp với văn bản chính và mang cùng số đến.", "A document that came in the file of another and has the same number."],
    ),
    term(
        "độ mật",
        "degree of secrecy",
        [
            "Mức MẬT, TỐI MẬT hay TUYỆT MẬT; từ mức MẬT trở lên chỉ ghi dòng sổ.",
            "How secret a document is; of a secret one only the line of the book is kept here.",
        ],
    ),
    term(
        "điền sẵn từ tệp",
        "proposal",
        [
            "Nội dung đọc được từ tệp, điền vào ô trống để người vào sổ xem lại.",
            "What a file says of its line, filled into empty fields for a person to look over.",
        ],
    ),
    term(
        "căn cứ vào",
        "rests on",
        [
            "Văn bản lấy văn bản khác làm căn cứ hoặc thực hiện văn bản đó, kể cả qua nhiều tầng.",
            "A document is based on another one or carries it out, itself or by way of others.",
        ],
    ),
    term(
        "hiệu lực của văn bản",
        "standing of a document",
        [
            "Vào một ngày văn bản còn hiệu lực, đã được sửa đổi, đã bị thay thế, hay đã hết thời hạn, theo những gì được ghi ở đây.",
            "Whether a document is in force, amended, replaced or expired on a day, as far as is recorded here.",
        ],
    ),
    term(
        "viện dẫn văn bản đã hết hiệu lực",
        "stale citation",
        ["Văn bản còn hiệu lực mà vẫn nhắc đến một văn bản không còn hiệu lực.", "A document in force still cites one that is over."],
    ),
    term(
        "căn cứ vòng quanh",
        "circle of documents",
        ["Các văn bản làm căn cứ cho nhau thành vòng; thường là ghi nhầm.", "Documents that rest on one another; mostly something was recorded wrongly."],
    ),
    term("chủ trì", "to lead", ["Chịu trách nhiệm chính về một việc, có nơi khác phối hợp.", "To be answerable for a task, with others in support."]),
    term(
        "theo dõi văn bản",
        "thread",
        [
            "Đường đi của một văn bản từ nơi ban hành đến chi bộ cuối cùng: ai nhận, ngày nào, đã làm gì, việc nào chậm.",
            "The way of a document from its issuer to the last cell: who had it when, what each did, and what is late.",
        ],
    ),
    term(
        "bước",
        "step",
        [
            "Phổ biến là chuyển và đọc; quán triệt là tổ chức học tập, có số người dự; triển khai là có kế hoạch và làm.",
            "Made known is handed on and read; studied is a meeting with its attendance; carried out is a plan, and what was done.",
        ],
    ),
    term(
        "có minh chứng",
        "proven",
        [
            "Văn bản, số người dự hoặc nơi giữ giấy tờ cho thấy một việc đã làm; chưa có thì chỉ mới là báo.",
            "The document, the attendance or the place of the paper that shows that something was done; without it, it was only said.",
        ],
    ),
    term(
        "đôn đốc",
        "reminder",
        ["Nhắc bằng văn bản những đơn vị chậm, và chỉ những đơn vị ấy.", "A written reminder to the units that are late, and to them alone."],
    ),
    term(
        "phần bắt buộc của kế hoạch",
        "required part of a plan",
        ["Phần mà văn bản cấp trên đòi hỏi mọi kế hoạch thực hiện phải có.", "A part that a superior document demands of every plan that carries it out."],
    ),
    term(
        "vướng mắc",
        "difficulty",
        ["Điều cấp dưới hỏi hoặc chưa làm được, gửi lên cấp trên trả lời.", "What a unit asks or cannot do yet, sent upward to be answered."],
    ),
    term("thời hạn", "deadline", ["Ngày phải làm xong hoặc trả lời.", "The day by which something must be done or answered."]),
];
