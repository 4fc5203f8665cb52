inputs-lede = 凡参加者均可说明应当改变什么。每份意见拆成若干要点，每个要点都会得到答复：采用、部分采用或未采用，以及原因。
inputs-became = 处理结果
inputs-counts = { $contributions ->
   *[other] { $contributions } 份意见
}，{ $points ->
   *[other] { $points } 个要点
}
inputs-points = 全部要点
inputs-calls = 意见征集
inputs-none = 尚未征集意见。
inputs-open = 开放
inputs-closed = 已截止
inputs-until = 截至
inputs-contribute = 提交意见
inputs-synthesis = 综合报告
inputs-lapsed = 周期在综合报告之前已结束。
inputs-about = 关于
inputs-questions = 指导性问题
inputs-languages = 发布语文：
inputs-received = 收到的意见
inputs-opened = 征集于 { $day } 开始。
inputs-nothing-yet = 尚未收到意见。
inputs-title = 意见
inputs-from = 提交者
inputs-language = 语文
inputs-day = 日期
inputs-contribution = 意见 { $number }
inputs-sealed = 未公开
inputs-withdrawn = 已撤回
inputs-own = 您的
inputs-confidential = 保密，仅供秘书处
inputs-signed = { $count ->
   *[other] 另有 { $count } 方签署
}
inputs-joint = 联合声明：需 { $want } 个签署，现有 { $have } 个。
inputs-sign-until = 可在 { $day } 前签署。
inputs-text = 案文
inputs-signers = 其他签署者
inputs-no-points = 尚未从中提取要点。
inputs-consent = 显示方式
inputs-points-lede = 每个要点只含一项主张，由秘书处从意见中提取。内容相同者归在一起，各自保留其作者。
inputs-all = 全部
inputs-on-provision = 仅限涉及第 { $label } 段者。
inputs-found = { $count ->
    [0] 没有要点
   *[other] { $count } 个要点
}
inputs-point = 要点 { $number }
inputs-its-contribution = 所出自的意见
inputs-used-in = 见于
inputs-reason = 原因：
inputs-same = { $count ->
   *[other] 另有 { $count } 个要点内容相同
}
inputs-answered = 已答复
inputs-synthesis-lede = 本次征集的每个要点及其处理结果，以及各类利益攸关方的情况。数字即记录所载，不作任何加权。
inputs-published = 发布于 { $day }。
inputs-unpublished = 尚未发布，仍可能改动。下一稿须待其发布。
inputs-by-group = 按利益攸关方类别
inputs-no-group = 不属任何类别，或属保密
inputs-sum = 合计
inputs-every-point = 每个要点
term-Disposition-waiting = 尚未答复
inputs-not-yet = 尚未公布
inputs-report = 秘书处的说明
