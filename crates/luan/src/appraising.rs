//! The appraisal of somebody on a day (phiếu thẩm định điều kiện), for pages and commands alike: what a view says, as data of its paper.

use paperwork::papers::forms::appraisal::Appraisal;
use paperwork::papers::letter::Letter;
use register::Day;
use rules::rulebook::Rulebook;
use rules::verdict::Lang;

use crate::access::View;
use crate::web::words;

/// What the rules say of somebody on a day, as far as the view goes; nothing where that is not the viewer's to ask.
pub(crate) fn appraisal(view: &View, id: &str, on: Day, books: &[Rulebook], letter: Letter) -> Option<Appraisal> {
    let person = view.appraised(id)?;
    // A paper is Vietnamese, whoever reads the pages.
    let lines = view.verdicts(id, on, books, Lang::Vi)?.into_iter().map(|verdict| verdict.line).collect();
    let withheld = view.not_reviewed(id).into_iter().map(|class| words::class(class)[0].to_owned()).collect();
    Some(Appraisal { letter, person, on, to: None, lines, withheld })
}
