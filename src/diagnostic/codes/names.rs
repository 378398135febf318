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
    /// A key of versions that cannot tell them apart.
    HISTORY_KEY = "E0213" Error "key of versions that cannot be"
        "Records of a history are versions: `key person from since` says whose each is, and from which day on. The first is a field of the record, the second is another one of type `date`, and there is no other key.\n\n\
         Wrong:  key person from cell        (no date)\n\
         Right:  key person from since       (declared: person Member, since date)";
    /// A record type whose records are no versions is read as of a day.
    NO_HISTORY = "E0214" Error "no history"
        "Only of a history a version can be read as of a day: of a record type that is declared with `key … from …`.\n\n\
         Wrong:  (Member of person as of decided_on).sex     (a member is not a version)\n\
         Right:  person.sex                                  (a reference leads to the one record that there is)";
    /// A label by which records cannot be rows.
    BAD_LABEL = "E0217" Error "label by which records cannot be rows"
        "Where a record type says which field is the label, its records can be rows: each is told apart by its key and called by its label. So there is one label, a text, and one key, a text too.\n\n\
         Wrong:  record Cell { key number integer  label name text }\n\
         Right:  record Cell { key code text  label name text }";
    /// A tree that no records can form.
    BAD_TREE = "E0218" Error "tree that records cannot form"
        "`tree FIELD` names the field that says in which record of its own type each record stands. The field may be missing, since what stands at level 1 stands in no other; and the type has a label, by which its records are printed.\n\n\
         Wrong:  record Cell { key code text  label name text  above Cell   tree above }\n\
         Right:  record Cell { key code text  label name text  above Cell?  tree above }";
    /// Rows that are not there to be chosen.
    BAD_CHOICE = "E0219" Error "rows that cannot be chosen"
        "A line of rows or columns can say which of a list it gives: `in` a group or a set of the list; `at level 2`, counted from 1 at the top; in a report `for each …`, those `within this`.\n\n\
         Wrong:  rows Committee at level 2\n\
         Right:  rows Committee at level 1";
    /// `this` where it means nothing.
    BAD_THIS = "E0220" Error "`this` where it means nothing"
        "In a report `for each …`, `this` is what it is for. A table says at its head, in a `where` of its own, what that is of its records: `where cell within this`, `where committee = this`. It can stand in `rows … within this` and, as `{this}` and `{this.code}`, in printed words too.\n\n\
         Wrong:  column 2 \"Ở đây\" where unit.committee = this\n\
         Right:  column 2 \"Mường La\" where unit.committee = muong_la";
    /// What becomes of a code is said in a way that cannot be.
    BAD_SUCCESSION = "E0223" Error "succession that cannot be"
        "`became` says what a code is from the day after its last one on. It stands behind `in force until …`, where the code stands last; it names codes of the same list, each once; and `by` decides among several.\n\n\
         Wrong:  muong_chum \"Mường Chùm\" became muong_bu_new\n\
         Right:  muong_chum \"Mường Chùm\" in force until 2025-06-30 became muong_bu_new";
    /// A code ends and nothing says what becomes of it.
    NO_SUCCESSOR = "E0224" Error "code that ends in nothing"
        "A code is in force until a day, and nothing says what its records belong to afterwards. So a series over that day could not be restated, and nobody would see why.\n\n\
         Wrong:  muong_chum \"Mường Chùm\" in force until 2025-06-30\n\
         Right:  muong_chum \"Mường Chùm\" in force until 2025-06-30 became muong_bu_new    (abolished: `became none`)";
    /// A code became several, and nothing decides which.
    UNDECIDED_SPLIT = "E0225" Error "split that nothing decides"
        "A code became several others. Which of them a record belongs to, only a field of the record can say: one that holds a code of the same list. A record without it is undetermined.\n\n\
         Wrong:  became chieng_lao_new, muong_bu_new\n\
         Right:  became chieng_lao_new, muong_bu_new by village.new_commune";
    /// A code became one that was there before.
    TAKES_IN = "E0226" Error "code that takes another in"
        "A code became one that was in force before that day. Then a record that carries it could be of either, and a series restated backward would count it wrongly. What comes of several has a code of its own.\n\n\
         Wrong:  muong_bu \"Mường Bú\"    muong_chum \"Mường Chùm\" in force until 2025-06-30 became muong_bu\n\
         Right:  muong_bu \"Mường Bú\" in force until 2025-06-30 became muong_bu_new    muong_chum \"Mường Chùm\" in force until 2025-06-30 became muong_bu_new    muong_bu_new \"Mường Bú\" in force from 2025-07-01";
    /// The field that decides a split is none, or holds something else.
    BAD_DECIDER = "E0227" Error "field that cannot decide a split"
        "The field behind `by` says which of several successors a record belongs to. It is looked for beside the field that holds the code, and holds a code of the same list.\n\n\
         Wrong:  became chieng_lao_new, muong_bu_new by village.name\n\
         Right:  became chieng_lao_new, muong_bu_new by village.new_commune";
    /// A list that does not change is restated.
    RESTATED_IN_VAIN = "E0228" Warning "restated in vain"
        "All codes of the list are in force on all days, so it is the same list on every day.\n\n\
         Wrong:  rows Sex restated to 2025-07-01\n\
         Right:  rows Sex";
    /// A name that is to be changed and cannot be.
    NO_OLD_NAME = "E0229" Error "no name that can be changed"
        "`bieu rename` changes names that rules declare. Numbers of rows and columns are none, nor are words of the language and what every program has, such as `period` and `total`; each old name stands once.\n\n\
         Wrong:  bieu rename rules --name period=ky\n\
         Right:  bieu rename rules --name decided_on=admitted_on";
    /// A name that another cannot become.
    NO_NEW_NAME = "E0230" Error "new name that cannot be"
        "Under a new name the rules must mean what they meant. So it is made of letters, digits and `_`, a letter first, is no word of the language in either set of words, and no other thing is called so, whatever it is: two names never become one. What came out is read, checked and tested before it is written; where anything else would be said, nothing is written.\n\n\
         Wrong:  bieu rename rules --name sex=where\n\
         Right:  bieu rename rules --name sex=gender";
}
