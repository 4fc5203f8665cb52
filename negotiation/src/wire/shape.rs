//! What a field wants: enough to make a form, a schema or a list of choices from a declaration.

/// What a field of an act wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Yes or no; no where it is left out.
    Switch,
    /// A whole number.
    Number,
    /// Free text, which stands in the body.
    Words,
    /// A short public label.
    Label,
    /// A moment.
    Moment,
    /// A day.
    Day,
    /// A decision rule.
    Rule,
    /// One of the words of a closed list.
    Term {
        /// The name of the list.
        list: &'static str,
        /// Its words, in order.
        words: Vec<&'static str>,
    },
    /// The number of a thing: a seat, a document, a proposal.
    Thing(&'static str),
    /// A provision of the text.
    Provision,
    /// Words in which brackets may stand.
    Passage,
    /// A whole text.
    Draft,
    /// A change of the text.
    Change,
    /// A place between provisions.
    Place,
    /// A provision that is still to be put in the text.
    NewProvision,
    /// The digest of a text.
    Digest,
    /// It may be left out.
    Optional(Box<Shape>),
    /// Any number of them, none among them.
    List(Box<Shape>),
    /// Values under names.
    Map(Box<Shape>, Box<Shape>),
    /// Named fields.
    Record(Vec<(&'static str, Shape)>),
}

impl Shape {
    /// Whether an act is whole without it.
    pub fn may_be_absent(&self) -> bool {
        match self {
            Self::Switch | Self::Words | Self::Optional(_) | Self::List(_) | Self::Map(..) => true,
            Self::Number
            | Self::Label
            | Self::Moment
            | Self::Day
            | Self::Rule
            | Self::Term { .. }
            | Self::Thing(_)
            | Self::Provision
            | Self::Passage
            | Self::Draft
            | Self::Change
            | Self::Place
            | Self::NewProvision
            | Self::Digest
            | Self::Record(_) => false,
        }
    }
}
