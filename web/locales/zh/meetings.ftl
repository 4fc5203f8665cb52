meetings-title = 会议
meetings-lede = 谁在何时就何事开会，谁发言多久，通过了什么。
meetings-mandate-until = 任务期限至 { $day }。
meetings-none = 尚未宣布会议。
meetings-when = 时间
meetings-forum = 会议主体
meetings-negotiation = 谈判会议
meetings-place = 地点
meetings-state = 状态
meetings-contents = 内容
meetings-online = 在线
meetings-chatham = 查塔姆大厦规则
meetings-chatham-why = 查塔姆大厦规则：所言可用，言者不得透露。本会议的记录不载发言者；要点不具名记下，会后发表。
meetings-items = { $count ->
   *[other] { $count } 个项目
}
meetings-statements = { $count ->
   *[other] { $count } 份声明
}
meetings-messages = { $count ->
   *[other] { $count } 份信息
}
meetings-plan = 宣布会议
meetings-agenda-item = 议程项目
meetings-from = 开始（UTC）
meetings-until = 结束（UTC）
meetings-notice = { $count ->
   *[other] 须提前 { $count } 个工作日宣布；更短须公开说明理由。
}
meetings-public = 任何人可旁听
meetings-chair = 主席
meetings-seconds = 每位发言者的秒数
meetings-short-notice = 通知较短的理由
meetings-led-by = 由 { $who } 主持
meetings-open = 开始会议
meetings-close = 结束会议
meetings-agenda = 议程
meetings-take-up = 开始审议
meetings-ask = 要求发言
meetings-speakers = 发言者
meetings-alternate = 双方都有人等候时，各国政府与其他各方轮流发言。
meetings-each = { $count ->
   *[other] 每人 { $count } 秒。
}
meetings-has-floor = 正在发言：
meetings-used = 已用秒数（如曾停表）
meetings-end-turn = 结束发言
meetings-nobody = 无人等候。
meetings-next = 下一位
meetings-give = 请发言
meetings-out-of-order = 不按顺序
meetings-withdraw = 撤回
meetings-elsewhere = { $count ->
   *[other] { $count } 人在其他项目下等候。
}
meetings-time = 发言时间
meetings-time-why = 各组所用秒数
meetings-group = 组
meetings-no-group = 无组别
meetings-turns = 发言次数
meetings-seconds-used = 秒
meetings-over = 超时
meetings-said = 发言内容
meetings-nothing-said = 尚无。
meetings-on-item = 项目 { $item }
meetings-used-of = { $of } 秒中用 { $used } 秒
meetings-written = 书面
meetings-heard-early = 不按顺序发言：{ $why }
meetings-remarks = 要点（不具名）
meetings-no-remarks = 尚未发表。
meetings-publish-remarks = 发表要点
meetings-remark = 一项要点
meetings-adopted-messages = 信息
meetings-speak = 将声明记录在案
meetings-words = 文字
meetings-words-why = 正在发言者，属本次发言；否则为书面声明。
meetings-put-on-record = 记录在案
meetings-adopt-message = 通过信息
meetings-to = 致
meetings-take-down = 记下一项要点
meetings-taken = 已记下，不具名。
meetings-take-down-why = 不保存言者和时间。会后一并发表全部要点。
