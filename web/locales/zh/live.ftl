live-changed = 本页已有变动。
live-offer = 此处有变动。显示变动
live-copied = 地址已复制。
live-keys = 按键
live-next = 下一条款
live-previous = 上一条款
live-close = 关闭
