search-title = 搜索
search-label = 搜索案文、意见和所有言论
search-hint = 所有词均须出现。“引号内的词”须相连，开头* 查找词首，-词 表示排除。
search-none = 请减少词数，用 * 查找词首，或换一种语文。
search-narrow = 缩小范围
search-chosen = （已选；点击链接可取消）
search-by-kind = 种类
search-by-cycle = 周期
search-by-seat = 何方
search-by-language = 语文
search-cycle = 第{ $number }周期
search-kind-text = 现行案文
search-kind-agreed = 商定措辞
search-kind-document = 早期版本和文件
search-kind-proposal = 提案
search-kind-input = 意见
search-kind-position = 立场
search-kind-statement = 声明
search-kind-follow-up = 后续行动
search-kind-meeting = 会议
search-kind-instrument = 其他文书
search-document = 文件{ $number }
search-call = 意见征集{ $number }
search-point = 要点{ $number }
search-position = 立场
search-silence = 默许程序{ $number }
search-statement = 声明{ $number }
search-ruling = 裁定{ $number }
search-report = 报告{ $number }
search-evidence = 证据{ $number }
search-assessment = 评估{ $number }
search-dispute = 争议{ $number }
search-task-force = 工作队{ $number }
search-road-map = 路线图{ $number }
search-forum = 论坛{ $number }
search-meeting = 会议{ $number }
search-intervention = 发言{ $number }
search-message = 信息{ $number }
search-instrument = 文书{ $number }
search-found = { $count ->
    [0] 未找到任何内容。
   *[other] 找到{ $count }项。
}
search-more = { $count ->
   *[other] 显示全部{ $count }项
}
