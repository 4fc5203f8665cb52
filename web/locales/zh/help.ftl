help-title = 帮助
help-lede = 每件事一页，用语浅显。仅有英文的页面会注明。
help-for-everyone = 面向所有人
help-for-parties = 面向参与方
help-for-offices = 面向各职务
help-for-operators = 面向运营者和程序
help-english-only = 本页仅有英文版。
