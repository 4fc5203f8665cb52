room-title = 会场
room-agreed = { $paragraphs } 段中已商定 { $agreed } 段
room-brackets = { $count ->
   *[other] { $count } 处方括号
}
room-questions = { $count ->
   *[other] { $count } 个问题在会场审议中
}
room-voting = 正在表决
room-silence = 默许程序 { $number }
room-empty = 屏幕上没有案文。
room-speakers = 发言者
room-speaking = 正在发言：
room-floor-free = 目前无人发言。
room-next = 下一位：
room-waiting = { $count ->
   *[other] { $count } 人等候发言
}
