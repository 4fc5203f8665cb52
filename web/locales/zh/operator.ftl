operator-health = 运行状况
operator-ready = 一切正常：保险库可以写入，每份记录均可读写。
operator-ill = 需要处理
operator-process = 进程
operator-entries = 条目
operator-node = 本节点
operator-written = 写入
operator-leads = 主导
operator-follows = 跟随
operator-frozen = 已冻结：
operator-writes = 继续
operator-begin = 启动进程
operator-outbox = 信件
operator-outbox-read = 阅读信件
operator-outbox-why = 尚未发出的信件。如未指定邮件服务器，请自行转交，然后取出。
operator-outbox-empty = 没有待发信件。
operator-waiting = { $count ->
    [0] 没有待发信件。
   *[other] 有 { $count } 封信件待发。
}
operator-dead = { $count ->
    [0] 没有放弃的信件。
   *[other] 已放弃 { $count } 封。
}
operator-remove = 取出
operator-given-up = 已放弃
operator-given-up-why = 邮件服务器永久拒收这些信件，或连续三天无法连接。
operator-invitations = 邀请
operator-invitations-why = 一份邀请可建立一个账户。进程中的席位由该进程的秘书处授予。
operator-invite = 创建邀请
operator-invited = 邀请位于此地址
operator-invited-why = 仅显示一次。14 天内打开者即获得该账户，请通过可信途径转交。
operator-too = 同时管理服务器
operator-an-operator = 管理者
operator-an-account = 账户
operator-seat = 第 { $count } 号席位
operator-backups = 备份
operator-backups-why = 可在服务器运行时复制记录和保险库，存入不同文件夹并分别保管于不同地点。请在需要之前先演练恢复。
letter-subject = { $process } 的消息
letter-line = { $day }：{ $what }
letter-coming = 即将到期
letter-happened = 近期进展
letter-more = { $count ->
   *[other] 另有 { $count } 条。
}
letter-inputs = 征集意见截止：{ $until }
letter-silence = 默许程序截止：{ $until }
letter-end = 如不再接收此类信件，请打开：
