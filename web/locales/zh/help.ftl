help-title = 帮助
help-lede = 每件事一页，用语浅显。各页以英文写成。
help-for-everyone = 面向所有人
help-for-parties = 面向参与方
help-for-offices = 面向各职务
help-for-operators = 面向运营者和程序
