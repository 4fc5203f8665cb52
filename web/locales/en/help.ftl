help-title = Help
help-lede = One page for each thing that you may want to do, in plain words. The pages are in English.
