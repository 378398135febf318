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
}
