# 帮助与导览

command-help = 帮助
command-tour = 上手导览
tooltip-help = 看这里怎么用，或查找别的说明
tooltip-tour = 两分钟看一遍，从新建到交稿

help-title = 帮助
help-sought = 查找帮助
help-none = 没有找到。换个说法，或者少写几个字。
help-back = 返回（Alt+←）
help-forward = 前进（Alt+→）
help-list = 目录
help-here = 帮助：这里怎么用
help-group-first-steps = 入门
help-group-writing = 写作
help-group-time = 时间
help-group-templates = 模板
help-group-safety = 安全
help-group-out = 交稿
help-group-program = 程序

tour-title = 上手导览：{ $title }
tour-place = { $place } / { $count }
tour-next = 下一步
tour-back = 上一步
tour-done = 开始写
tour-more = 详细说明
tour-offer = 第一次用？两分钟看一遍。
tour-offer-take = 看导览
tour-offer-decline = 不用了

palette-page = 帮助
