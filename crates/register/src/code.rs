//! Closed lists of codes: the values that a cell of a coded column may hold, with the names of the exchange folder.

mod vietnamese;

pub use vietnamese::{Words, every_word, vietnamese};

/// A closed list of codes, stored as one byte a cell.
pub trait Code: Copy + Eq + 'static {
    /// Every value in the order of the exchange format; the position is the stored byte.
    const ALL: &'static [Self];
    /// The names of [`Code::ALL`], position by position.
    const NAMES: &'static [&'static str];

    /// The stored byte.
    fn byte(self) -> u8;

    /// The name in the exchange folder.
    fn name(self) -> &'static str {
        Self::NAMES[self.byte() as usize]
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $list:ident { $($value:ident = $name:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $list { $(#[doc = concat!("`", $name, "`")] $value,)+ }

        impl Code for $list {
            const ALL: &'static [Self] = &[$($list::$value,)+];
            const NAMES: &'static [&'static str] = &[$($name,)+];
            fn byte(self) -> u8 { self as u8 }
        }
    )+};
}

codes! {
    /// Kind of a place.
    PlaceKind { Country = "country", Province = "province", District = "district", Commune = "commune", }
    /// Kind of a unit.
    UnitKind {
        PartyCommittee = "party_committee", StandingCommittee = "standing_committee", PartyCell = "party_cell",
        OrganisationBoard = "organisation_board", InspectionCommittee = "inspection_committee",
        PropagandaBoard = "propaganda_board", MassMobilisationBoard = "mass_mobilisation_board",
        InternalAffairsBoard = "internal_affairs_board", PartyOffice = "party_office",
        PeoplesCouncil = "peoples_council", PeoplesCommittee = "peoples_committee", Department = "department",
        FatherlandFront = "fatherland_front", MassOrganisation = "mass_organisation", Court = "court",
        Procuracy = "procuracy", Police = "police", Military = "military",
        PublicServiceUnit = "public_service_unit", Enterprise = "enterprise", Other = "other",
    }
    /// Level of a unit.
    Level { Central = "central", Province = "province", District = "district", Commune = "commune", Base = "base", }
    /// Branch of work of a unit.
    Branch {
        Inspection = "inspection", Organisation = "organisation", Propaganda = "propaganda",
        InternalAffairs = "internal_affairs", Government = "government", Front = "front", Finance = "finance",
        HomeAffairs = "home_affairs", Inspectorate = "inspectorate", Tax = "tax", Customs = "customs",
        Banking = "banking", IndustryTrade = "industry_trade", PlanningInvestment = "planning_investment",
        ResourcesEnvironment = "resources_environment", Military = "military", Police = "police", Court = "court",
        Procuracy = "procuracy", Education = "education", Health = "health", Other = "other",
    }
    /// Role of a title in its unit.
    Role { Head = "head", Deputy = "deputy", Member = "member", Officer = "officer", }
    /// Why a post counts as sensitive for the change of job positions; an empty cell means that it does not.
    Sensitive { Personnel = "personnel", Finance = "finance", Assets = "assets", Investment = "investment", Direct = "direct", }
    /// Sex.
    Sex { Male = "male", Female = "female", }
    /// Which law of service a person is under.
    PersonKind { Cadre = "cadre", CivilServant = "civil_servant", PublicEmployee = "public_employee", ArmedForces = "armed_forces", }
    /// Level of political theory.
    Theory { None = "none", Primary = "primary", Intermediate = "intermediate", Advanced = "advanced", Bachelor = "bachelor", }
    /// How a post was taken up.
    Manner {
        Appointed = "appointed", Elected = "elected", Designated = "designated", Rotated = "rotated",
        Transferred = "transferred", Seconded = "seconded", PositionChanged = "position_changed", Recruited = "recruited",
    }
    /// Why a person is rotated.
    Purpose { Planned = "planned", NonLocal = "non_local", TwoTerms = "two_terms", Reinforcement = "reinforcement", Other = "other", }
    /// Grade of a yearly evaluation.
    Grade { Excellent = "excellent", Good = "good", Completed = "completed", NotCompleted = "not_completed", }
    /// Form of discipline.
    DisciplineForm { Reprimand = "reprimand", Warning = "warning", Removal = "removal", Expulsion = "expulsion", }
    /// Kind of proceedings.
    ProceedingKind { Review = "review", Investigation = "investigation", Prosecution = "prosecution", Trial = "trial", }
    /// What the relative is to the person.
    Relation { Spouse = "spouse", Parent = "parent", ParentInLaw = "parent_in_law", Child = "child", Sibling = "sibling", Other = "other", }
    /// Kind of a personal request.
    RequestKind { NoTransferCare = "no_transfer_care", NoTransferPregnancy = "no_transfer_pregnancy", Wish = "wish", Correction = "correction", }
    /// A book of documents.
    Book { Incoming = "incoming", Outgoing = "outgoing", }
    /// Kind of a document.
    DocumentKind {
        Resolution = "resolution", Decision = "decision", Regulation = "regulation", Statute = "statute",
        Directive = "directive", Conclusion = "conclusion", Circular = "circular", Guidance = "guidance",
        Notice = "notice", Communique = "communique", Declaration = "declaration", Appeal = "appeal",
        Report = "report", Plan = "plan", MasterPlan = "master_plan", Strategy = "strategy", Programme = "programme",
        Scheme = "scheme", Option = "option", Project = "project", Submission = "submission", Letter = "letter",
        Minutes = "minutes", Invitation = "invitation", Introduction = "introduction", Certificate = "certificate",
        Slip = "slip", Law = "law", Telegram = "telegram", Contract = "contract", Copy = "copy",
        Petition = "petition", Other = "other",
    }
    /// Degree of secrecy of a document. Not secret has to be said: an empty cell is no answer.
    Secrecy { None = "none", Mat = "mat", ToiMat = "toi_mat", TuyetMat = "tuyet_mat", }
    /// Degree of urgency of a document; an empty cell means that it bears none.
    Urgency { Urgent = "urgent", VeryUrgent = "very_urgent", Express = "express", }
    /// What happens to a document in a unit that it was handed down to: phổ biến is `forwarded` and `read`, quán triệt is `studied`, triển khai is `planned` and `done`.
    Step {
        Forwarded = "forwarded", Read = "read", Studied = "studied", Planned = "planned", Done = "done",
        Inspected = "inspected", Reported = "reported", Asked = "asked", Answered = "answered", Reminded = "reminded",
    }
    /// What a document has to do with one that it cites: it names it, rests on it, carries it out, changes it, takes its place or ends it.
    Citing { Mentions = "mentions", BasedOn = "based_on", Implements = "implements", Amends = "amends", Replaces = "replaces", }
    /// Form of a move.
    MoveKind { Rotation = "rotation", Transfer = "transfer", Secondment = "secondment", PositionChange = "position_change", }
}
