# Code lists: their codes, groups and systems, sets of codes, and what becomes of codes.
code_of_open_list = `{ $code }` is a code of { $list }, which is open
only_reports_and_tests_name_codes = only a report and a test name codes of an open list
ask_for_its_groups = only a report and a test name its codes; rules ask for its groups: { $groups }
other_report_has_other_codes = another report has other codes
