help-title = Help
help-lede = One page for each thing that you may want to do, in plain words. Pages that exist in English only say so.
help-for-everyone = For everyone
help-for-parties = For those who take part
help-for-offices = For the offices
help-for-operators = For operators and programs
help-english-only = This page exists in English only.
