# The layout of rule files.
cannot_be_laid_out = this file could not be laid out without changing what it says, so it is left as it is
this_file = this file
please_report = report it to those who develop bieu
cannot_be_turned = this file does not say the same in the other words, so it is left as it is
in_other_words = in the other words: { $message }
rename_what_is_a_word = rename what is a word of the other set
