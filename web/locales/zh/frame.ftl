skip-to-content = 跳至内容
nav-process = 进程
nav-overview = 概览
nav-text = 案文
nav-inputs = 意见
nav-positions = 立场
nav-meetings = 会议
nav-follow-up = 后续行动
nav-record = 记录
nav-mine = 我的工作
nav-office = 办公
nav-account = 我的账户
nav-operator = 服务器
search = 搜索
enter = 进入
leave = 离开
frozen = 目前不写入任何内容；可继续阅读。
foot-verify = 核验
foot-calendar = 日历
foot-help = 帮助
foot-demo = 虚构各方的演示
foot-record = { $count ->
   *[other] 记录：{ $count }项行为
}
