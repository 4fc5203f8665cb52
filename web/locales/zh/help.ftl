help-title = 帮助
help-lede = 每件事一页，用语浅显。各页以英文写成。
