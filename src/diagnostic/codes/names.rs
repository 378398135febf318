//! Names that are unknown, doubled or unused.

use super::codes;

codes! { NAMES:
    /// A name that nothing declares.
    UNKNOWN_NAME = "E0201" Error "unknown name"
        "A name is used that nothing declares: no field of the record, no parameter, no code of the list that the place asks for.\n\n\
         Wrong:  where sexx = female\n\
         Right:  where sex = female\n\n\
         Names are compared letter for letter, accents and capitals included. If the name stands in another file, add `use \"that-file.bieu\"`.";
    /// Two declarations with one name.
    DUPLICATE_NAME = "E0202" Error "name declared twice"
        "Two declarations of a program have the same name: two code lists, a set and a parameter, two fields of a record, two codes of a list, or a set and a code of its list (after `in` they could not be told apart).\n\n\
         Wrong:  set minority of Ethnicity = thai      set minority of Ethnicity = mong\n\
         Right:  give one of them another name, or write two versions of one set with `in force`.";
    /// Printed words name something unknown.
    UNKNOWN_IN_TEXT = "E0203" Error "unknown name between braces"
        "A note, a label, a title or a text has `{name}`, and no set or parameter is called so; or a brace is not closed.\n\n\
         Wrong:  note \"Not counted: {not_in_colum_14}\"\n\
         Right:  note \"Not counted: {not_in_column_14}\"\n\n\
         The names between braces are filled in when the table is printed, so that a footnote cannot drift from its filter.";
    /// A declaration that nothing uses.
    UNUSED = "E0204" Warning "declared but never used"
        "A set, a parameter or a derived field is declared in this file and nothing uses it. Perhaps a clause names another one by mistake.\n\n\
         Remove it, or use it.";
    /// A name is used as something that it is not.
    NAME_OF_OTHER_KIND = "E0205" Error "name of another kind"
        "The name exists but is something else than the place needs: a set where a value is needed, another record type where a field is needed; or it has two meanings at once, as a code and as a field.\n\n\
         Wrong:  where ethnicity = not_in_column_14        (a set is not one value)\n\
         Right:  where ethnicity in not_in_column_14";
    /// A type name that nothing declares.
    UNKNOWN_TYPE = "E0206" Error "unknown type"
        "The type of a field or parameter is none of text, integer, decimal, date, yes/no, and no code list or record type has that name.\n\n\
         Wrong:  sex Gender\n\
         Right:  sex Sex            (with `codes Sex { … }` declared or used)";
    /// A code system that the list does not have.
    UNKNOWN_SYSTEM = "E0207" Error "unknown code system"
        "A code list names its systems of external codes in `systems a, b`; this name is not among them, or a code or field does not fit them.\n\n\
         Wrong:  ethnicity Ethnicity coded gso_1979\n\
         Right:  ethnicity Ethnicity coded gso1979";
    /// Derived fields that need each other.
    CYCLE = "E0208" Error "definitions in a circle"
        "Derived fields, sets or formulas need each other in a circle, so none of them has a value.\n\n\
         Wrong:  let a = b + 1    let b = a - 1\n\
         Right:  define one of them from stored fields only.";
    /// A record type lacks the key that a reference needs.
    NO_KEY = "E0209" Error "no key to refer to"
        "A field refers to records of a type that has no key, or a key of several fields. A reference needs one key field.\n\n\
         Wrong:  record Unit { code text }            record Member { unit Unit }\n\
         Right:  record Unit { key code text }        record Member { unit Unit }";
    /// A definition that grows beyond measure through others.
    TOO_LONG = "E0210" Error "definition too long"
        "A derived field or a set needs others, which need others again, and written out in full it is beyond what is checked: more than 64 definitions one behind the other, more than 256 operators in each other, or more than 10000 operators and values together.\n\n\
         Wrong:  let b = a + a    let c = b + b    let d = c + c    … twenty times\n\
         Right:  let z = a * 1048576";
    /// A name between braces in a string that is no print.
    NEVER_FILLED = "E0211" Warning "name between braces that is not filled in"
        "Names between braces are filled in where words are printed: titles, labels, headings, notes, reasons, messages of checks, sources and texts. Codes, labels of codes and fields, other spellings, values, printed numbers and signs stand for themselves, and so does a brace in them.\n\n\
         Wrong:  female \"Nữ ({least} tuổi)\"            (a label of a code is compared with data)\n\
         Right:  column 1 \"Nữ ({least} tuổi)\"\n\n\
         Where the brace is meant, write `\\{`.";
    /// A label where a name belongs.
    LABEL_AS_NAME = "E0212" Error "label where a name belongs"
        "Conditions, sets and arms are written in the names of fields and codes. A label is what is printed and what data may hold.\n\n\
         Wrong:  where Giới tính = Nữ\n\
         Right:  where sex = female            (declared: sex Sex \"Giới tính\", female \"Nữ\")";
}
