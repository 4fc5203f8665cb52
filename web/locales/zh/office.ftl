office-lede = 当前阶段：{ $stage }。待办事项和即将到来的事项。
office-desk = 工作台
office-pending = 第二签署
office-people = 参与者
office-stages = 阶段与通知期
office-inputs = 意见与要点
office-issue = 印发文本
office-rulings = 裁定与更正
office-done = 已完成：记录的条目 { $entry }。
office-nothing = 没有待办事项。
office-yes = 是
office-wait-people = { $count ->
   *[other] 项拟议认证待确认或拒绝
}
office-wait-points = { $count ->
   *[other] 个要点未答复
}
office-wait-unread = { $count ->
   *[other] 份意见尚未摘出要点
}
office-wait-closable = { $count ->
   *[other] 份意见已答复，可以结束
}
office-wait-synthesis = { $count ->
   *[other] 次征集可发布综合报告
}
office-wait-proposals = { $count ->
   *[other] 项提案待审议
}
office-wait-sponsors = { $count ->
   *[other] 项提案等待提案方
}
office-wait-silences = { $count ->
   *[other] 项默许程序已到期，待结束
}
office-wait-answers = { $count ->
   *[other] 项反对未答复
}
office-wait-rounds = { $count ->
   *[other] 轮报告已到期，待结束
}
office-wait-questions = { $count ->
   *[other] 个问题未决
}
office-wait-stage = { $count ->
   *[other] 个阶段到期未开启
}
office-wait-votes = { $count ->
   *[other] 项表决进行中
}
office-wait-appeals = { $count ->
   *[other] 项对裁定的上诉待决定
}
office-wait-motions = { $count ->
   *[other] 项动议待决定
}
office-next = 即将到来
office-next-none = 没有设定期限。
office-next-opens = { $stage }开始
office-next-ends = { $stage }结束
office-next-call = 征集“{ $title }”截止
office-next-silence = 一项默许程序到期
office-next-round = 一轮报告结束
office-next-review = 下次审查到期
office-breaches = 违反规则的情况
office-breaches-none = 记录中没有。
office-pending-lede = 通过、删除和某些裁定须两名主管人员。第二名主管人员阅读将要进行的确切内容，然后签署或拒绝。一天之后不再等待。
office-pending-none = 没有等待第二签署的事项。
office-pending-yours = 您可以签署
office-pending-asked = { $seat }提请
office-pending-who = 提请者及时间
office-pending-until = 等待至
office-pending-waits = 此项等待第二名主管人员。请告知对方：在“第二签署”下可以找到。
office-pending-declined = { $seat }已拒绝
office-pending-what = 将要进行的确切内容
office-pending-digest = 其摘要值：
office-pending-sign = 作为第二名主管人员签署
office-pending-alone = 这是你本人（以此席位或你的另一席位）提出的。须由另一人签署。
office-pending-decline = 拒绝
office-pending-back = 撤回
office-all = 全部（{ $count }）
office-col-seat = 名称
office-col-basis = 依据
office-col-side = 利益攸关方群体
office-col-offices = 职务
office-col-admission = 认证
office-col-code = 代码
office-col-until = 截至
office-col-stage = 阶段
office-col-from = 开始
office-col-do = 办理
office-col-clause = 期限
office-col-least = 至少
office-col-earliest = 若现在开始，最早
office-col-call = 征集
office-col-contributions = 意见
office-col-unread = 未读
office-col-points = 要点
office-col-unanswered = 未答复
office-col-report = 综合
office-col-claim = 主张
office-col-by = 来自
office-col-about = 关于
office-col-former = 原编号
office-col-present = 新编号
office-objected = { $seat }反对：{ $reason }
office-end = 终止
office-pseudonym = 以化名参与者请留空。
office-proposed = 先行提议，以便各国可以反对
office-people-many = 批量认证
office-many-table = 每行一个席位：名称；代码；依据；利益攸关方群体
office-many-hint = 从表格粘贴。单元格以制表符、分号或逗号分隔；依据可写其词（如“member-state”）或本页上的名称。在认证任何人之前，您会先看到读取结果。
office-many-look = 先查看
office-many-empty = 没有可读的行。
office-many-lines = { $count ->
   *[other] { $count } 行，读取如下
}
office-many-state = 是否合规
office-many-take = { $count ->
   *[other] 认证 { $count } 个席位
}
office-many-nameless = 缺少名称
office-many-twice = 已有席位，或在此重复
office-many-code = 代码最多 64 个字符
office-many-basis = 没有这种依据
office-many-side = 没有这个利益攸关方群体
office-offices = 各项职务
office-groups = 集团
office-rights = 各依据的权利
office-here = 当前
office-open-untimely = 说明理由后开始
office-stages-hint = 阶段若不按时间表开始，或退回前一阶段，须说明理由，并构成公开的违规。可行时请事先推迟。
office-notices = 通知期
office-notices-why = 进程拒绝过短的期限。豁免是附理由的公开行为，只对下一项行为有效。
office-notice-hours = { $count ->
   *[other] { $count } 小时
}
office-notice-working-days = { $count ->
   *[other] { $count } 个工作日
}
office-waived = 下一项行为已获豁免
office-inputs-none = 尚未征集意见。
office-open = 开放
office-same = 这些可能说的是同一件事
office-same-why = 它们共用其他要点少用的词。由阅读者决定：取消勾选不同的，然后合并。
office-same-words = 共用的词：{ $words }
office-points = { $count ->
   *[other] { $count } 个要点未答复
}
office-points-none = 每个要点都已答复。
office-points-table = 未答复的要点
office-points-more = { $count ->
   *[other] 另有 { $count } 个；答复其他要点后显示在此。
}
office-points-taken = { $count ->
   *[other] { $count } 个要点
}
office-joined = { $count ->
   *[other] 与另外 { $count } 个合并
}
office-confidential = 保密
office-answer = 答复勾选的要点
office-disposition = 处理结果
office-used-in = 采用于（可多选）
office-because = 未采用或仅部分采用的理由
office-contributions = 收到的意见
office-secretariat-alone = 仅提供给秘书处；此处不显示其内容。
office-claim = 用您的话写出其一项主张
office-is-open = 进行中
office-is-closed = 已结束
office-is-withdrawn = 已撤回
office-is-lapsed = 签署者不足
office-synthesis = 综合报告
office-synthesis-counts = 各利益攸关方群体的要点及处理结果
office-synthesis-why = 此草稿由各项答复构成。可随意修改；发布时会重新统计事实。
office-synthesis-report = 报告正文
office-synthesis-opening = 意见：{ $contributions }。要点：{ $points }。
office-no-group = 无群体
office-withheld = （保密要点）
office-said-by = { $count ->
   *[other] 提及 { $count } 次
}
office-issued = { $document } 已印发
office-redline = 与前一版本的对照
office-document = 文件
office-issue-synthesis = 意见等待综合报告；请先发布。
office-issue-agreed = 目前已商定
office-issue-proposals = 待审议提案
office-issue-earliest = 最早可作决定
office-issue-kind = 种类
office-issue-symbol = 文号
office-issue-title = 标题
office-issue-none = 屏幕上尚无案文。由第一份文件开始。
office-changes = { $count ->
   *[other] 自上一版本以来有 { $count } 处改动
}
office-added = 增加：
office-removed = 删除：
office-change-new = 新增
office-change-changed = 已修改
office-change-gone = 已不在案文中
office-still-open = { $count ->
   *[other] { $count } 个段落仍未决
}
office-concordance = 新旧编号对照
office-concordance-none = 所有编号保持不变。
office-documents = 已印发文件
office-rulings-lede = 进程的主持是公开的：每项裁定、更正和删除都载明规则和理由。
office-rulings-count = { $count ->
   *[other] { $count } 项裁定
}
office-corrections-count = { $count ->
   *[other] { $count } 项更正
}
office-erased-count = { $count ->
   *[other] { $count } 项删除
}
office-erased-why = 这些条目的文字由两名主管人员删除；事实保留。
office-appealed = { $seat }提出上诉：{ $reason }
office-upheld = 维持
office-overruled = 推翻
office-entry = 条目 { $entry }
office-compilation = 汇编文本（Word 文件）
office-all-versions = 所有版本及新旧编号
office-first = 起步
office-first-people = 逐个或以表格列明参与方
office-people-registrar = 已设认证官：认证由其负责。
office-first-invite = 通过邮件为每个席位邀请一人
office-first-stages = 查看时间表；规则确定后开启征集意见阶段
office-first-inputs = 征集意见，或印发初稿
office-text-word = 现行案文（Word）
