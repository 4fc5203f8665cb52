overview-progress = { $paragraphs } 段中已有 { $agreed } 段议定。
overview-stands = { $stage }，自 { $day } 起。
overview-stages = 本周期各阶段
overview-text = 案文
overview-brackets = { $count ->
    [0] 没有未去掉的方括号。
   *[other] 尚有 { $count } 处方括号。
}
overview-kept = 初稿文字仍保留 { $percent }%。
overview-census = 每一段及其状态
overview-read = 阅读案文
overview-stand = 各方立场
overview-no-text = 本周期尚无案文。
overview-latest = 最近印发：
overview-news = 最近动态
overview-all-news = 全部动态
overview-subscribe = 订阅动态
overview-ahead = 接下来
overview-nothing-ahead = 没有即将到来的期限。
overview-people = 参加者
overview-group = 利益攸关方类别
overview-seats = 席位
overview-no-group = 不属任何类别
overview-rules = 规则
overview-kind = 模式
overview-rule = 决定方式
overview-working-days = { $count ->
   *[other] 至少 { $count } 个工作日
}
overview-period-inputs = 征集开放时间
overview-period-text = 案文先于决定
overview-period-silence = 默许期至少
overview-period-languages = 作决定所需语文
overview-lapses = 违反或豁免的规则
overview-lapses-why = 一律公开，以便人人判断其意义。
overview-waived = 已豁免，尚未动用
overview-cycles = 周期
overview-outcomes = 全部成果及相关发言
overview-adopted = 已通过：
ahead-call = “{ $title }”征集截止
ahead-signatures = “{ $title }”签署截止
ahead-silence = { $document } 的默许期届满
ahead-text = 案文
ahead-stage-opens = { $stage }开始
ahead-stage-ends = { $stage }结束
ahead-review = 下一次审查到期
ahead-meeting = { $forum }开会
ahead-reports = { $count ->
    [0] 报告轮次截止；已全部报告
   *[other] 报告轮次截止；尚缺 { $count } 份报告
}
ahead-commitment = 到期：{ $action }
