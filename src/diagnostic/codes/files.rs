//! Rule files that cannot be loaded.

use super::codes;

codes! { FILES:
    /// A used file cannot be loaded.
    CANNOT_LOAD = "E0701" Error "file cannot be loaded"
        "A file named by `use` could not be read. Paths are relative to the file that the `use` stands in, with `/` between folders.\n\n\
         Wrong:  use \"../lists/ethnicty.bieu\"\n\
         Right:  use \"../lists/ethnicity.bieu\"";
    /// Files that use each other.
    USE_CYCLE = "E0702" Error "files use each other in a circle"
        "A file uses another which, directly or over others, uses the first. Move what both need into a third file.";
    /// A path that is not allowed.
    BAD_PATH = "E0703" Error "path cannot be used"
        "Paths in `use` are relative and written with `/`. They hold no drive letter, no leading `/`, and do not leave the folder that the host allows.\n\n\
         Wrong:  use \"C:/rules/lists/ethnicity.bieu\"\n\
         Right:  use \"../lists/ethnicity.bieu\"";
    /// What a report fills is not open, or is filled otherwise.
    BAD_FILL = "E0704" Error "fill that does not fit"
        "Rules may leave it open which codes a list has and which value a parameter has: `codes Committee open { … }`, `param quota: integer open`. The report fills each once: a list from a file with a list of the same name, which has the groups that the rules declare, and a parameter with a value.\n\n\
         Wrong:  report r { fill Committe from \"lists.bieu\" }\n\
         Right:  report r { fill Committee from \"lists.bieu\" }";
    /// Something open that nothing fills.
    NOT_FILLED = "E0705" Error "open and not filled"
        "The rules leave a list or a parameter open and nothing says what it is: no record can be read, or no condition asked. Rules without a report may leave a list so: they are checked for whatever fills it. A parameter has no value before it is filled.";
    /// A code of an open list in rules.
    CODE_OF_OPEN_LIST = "E0706" Error "code of an open list"
        "Which codes an open list has is said by the report, and another report says others. So rules ask for its groups and for what all its codes have in common; only a report and a test, which know what fills it, name a code.\n\n\
         Wrong:  row own where committee = muong_la\n\
         Right:  row districts where committee in districts";
    /// An open parameter without a report.
    CHECKED_WITH = "E0707" Advice "open parameter checked with some value"
        "Rules without a report are checked whatever fills their open lists. A parameter that is open has no value then, and what asks for it is checked with one that was made up: what is proved there may not be so with another. Check a report that fills it.";
    /// Two reports whose files are called the same.
    SAME_FILE = "E0709" Error "two reports in one file"
        "A report for each writes a file for each. Two of them would be called the same, so one would take the place of the other; nothing is written. (Capital and small letters are taken for the same, as some disks do.)\n\n\
         Wrong:  file \"ket-qua-{this}\"\n\
         Right:  file \"ket-qua-{this.code}\"";
}
