# The layout of rule files.
cannot_be_laid_out = this file could not be laid out without changing what it says, so it is left as it is
this_file = this file
please_report = report it to those who develop bieu
