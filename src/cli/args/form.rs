//! The forms that an option offers: those of a table, with what each is for.

use bieu::unstable::forms::Form;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// One of these forms, by its name.
pub fn one_of<Write: Clone + Send + Sync + 'static>(
    forms: &'static [Form<Write>],
) -> impl TypedValueParser<Value = &'static Form<Write>> {
    let offered = forms.iter().map(|form| PossibleValue::new(form.name).help(form.about));
    PossibleValuesParser::new(offered).try_map(|name| Form::named(forms, &name).ok_or("there is no such form"))
}
