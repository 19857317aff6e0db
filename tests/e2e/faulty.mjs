// For each check a page that must fail: a check that finds nothing there would find nothing anywhere.

const good = (inside, head = "") => `<!doctype html><html lang="vi"><head><title>Trang — Luân</title><style>:focus { outline: 3px solid #b35c00 } .skip { position: absolute; left: -100rem } .skip:focus { left: 0 } @media print { button, nav, .skip { display: none } } ${head}</style></head>
<body><a class="skip" href="#main">Đến nội dung</a><main id="main" tabindex="-1"><h1>Trang</h1>${inside}</main></body></html>`;

/** A page that passes every check. */
export const SOUND = good(`<form><label for="a">Họ và tên</label> <input id="a"> <button style="min-height:44px;min-width:44px">Ghi</button></form>
<table><caption>Danh sách</caption><thead><tr><th scope="col">Mã</th></tr></thead><tbody><tr><td>CB01</td></tr></tbody></table>`);

/** Pages by the check that must find them faulty. */
export const FAULTY = {
  axe: [good(`<img src="x.png">`), good(`<p style="color:#bbb;background:#fff">nhạt quá</p>`)],
  heading: [good("<h1>Lại một</h1>"), good("").replace("<title>Trang", "<title>Luân"), good("").replace('lang="vi"', ""), good("<h3>Nhảy bậc</h3>")],
  labels: [good(`<input placeholder="Họ và tên">`), good(`<button>×</button>`)],
  tables: [good(`<table><caption>A</caption><tr><th>Mã</th></tr><tr><td>1</td></tr></table>`), good(`<table><tr><th scope="col">Mã</th></tr></table>`), good(`<svg viewBox="0 0 1 1"></svg>`)],
  targets: [good(`<button style="width:12px;height:12px;padding:0">a</button><button style="width:12px;height:12px;padding:0">b</button>`)],
  narrow: [good(`<div style="width:600px">rộng</div>`)],
  large: [good(`<p style="width:100rem">rộng</p>`), good(`<p style="height:1.2rem;width:8rem;overflow:hidden">một dòng bị cắt khi chữ to hơn bình thường</p>`)],
  spaced: [good(`<p style="white-space:nowrap;overflow:hidden;width:11em">một dòng vừa khít khung</p>`)],
  keyboard: [
    good(`<a href="/a" style="outline:none">không thấy</a>`),
    good(`<a href="/b">sau</a><a href="/a" tabindex="1">trước</a>`),
    good(`<a href="/a">che</a><div style="position:fixed;inset:0;background:#fff"></div>`),
    good("").replace(/<a class="skip".*?<\/a>/, `<a href="/x">không phải đường tắt</a>`),
    good("").replace(/<a class="skip".*?<\/a>/, ""),
  ],
  paper: [good("<nav>Các trang</nav>", "@media print { nav { display: block !important } }")],
  forced: [good(`<button style="border:0">Ghi</button>`)],
};
