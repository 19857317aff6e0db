//! What an office program makes of the papers: LibreOffice opens every one and prints it, and the pages are measured.
//!
//! `./luan test` installs what this needs: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils, and fonts-croscore for Tinos, which is as wide as
//! Times New Roman and has every letter of Vietnamese.

use std::path::{Path, PathBuf};
use std::process::Command;

use paperwork::papers::write::{docx, xlsx};
use test_papers::pages::{official, other_fonts, pages};
use test_papers::run;
use test_papers::samples::all;

/// A folder of this test's own, without what an earlier run left there.
pub(crate) fn folder(name: &str) -> PathBuf {
    test_papers::folder(env!("CARGO_TARGET_TMPDIR"), name)
}

/// The fonts of the machine, with Tinos in the place of Times New Roman: on every machine the same letters, wherever else there is a twin.
const FONTS: &str = "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><selectfont><rejectfont>\
    <pattern><patelt name=\"family\"><string>Liberation Serif</string></patelt></pattern></rejectfont></selectfont>\
    <alias binding=\"same\"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias><cachedir>CACHE</cachedir></fontconfig>";

/// Every file as a PDF, by one run of the office program with a profile of its own.
pub(crate) fn printed(folder: &Path, files: &[(String, Vec<u8>)]) {
    converted(folder, files, "pdf");
}

/// Every file as one of another kind.
pub(crate) fn converted(folder: &Path, files: &[(String, Vec<u8>)], kind: &str) {
    let fonts = folder.join("fonts.conf");
    std::fs::write(&fonts, FONTS.replace("CACHE", &folder.join("fonts").display().to_string())).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.display().to_string();
    let mut arguments = vec![profile, "--headless".into(), "--norestore".into(), "--convert-to".into(), kind.into(), "--outdir".into(), out];
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        arguments.push(path.display().to_string());
    }
    run(Command::new("soffice").args(&arguments).env("FONTCONFIG_FILE", fonts));
}

#[test]
fn an_office_program_opens_and_prints_every_paper_as_an_official_one() {
    let (papers, folder) = (all(), folder("papers-for-word"));
    let files: Vec<_> = papers.iter().map(|(name, paper)| (format!("{name}.docx"), docx(paper).unwrap())).collect();
    printed(&folder, &files);
    for (name, paper) in &papers {
        let pdf = folder.join(format!("{name}.pdf"));
        let pages = pages(&pdf);
        official(name, paper, &pages);
        assert_eq!(other_fonts(&pdf), Vec::<String>::new(), "{name}: every letter is of the one family");
    }
}

#[test]
fn an_office_program_opens_every_workbook() {
    let papers: Vec<_> = all().into_iter().filter(|(_, paper)| paper.tables().count() > 0).collect();
    let folder = folder("papers-for-a-spreadsheet");
    let files: Vec<_> = papers.iter().map(|(name, paper)| (format!("{name}.xlsx"), xlsx(paper).unwrap())).collect();
    printed(&folder, &files);
    for (name, paper) in &papers {
        let pages = pages(&folder.join(format!("{name}.pdf")));
        let shown: Vec<&str> = pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect();
        let wanted = paper.footing.split(' ').next_back().unwrap();
        assert!(shown.contains(&wanted), "{name}: the day of the facts");
        assert!(shown.contains(&"TT") || name.starts_with("statistics") || name.starts_with("curriculum"), "{name}");
    }
}
