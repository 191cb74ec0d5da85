# 提纲

outline-title = 提纲
outline-filter = 筛选
outline-filter-none = 没有符合的段落
outline-empty = 还没有段落
outline-add-first = 添加第一段
outline-add-next = { $label }…
outline-add-unnumbered = 添加一段
outline-untitled = （未命名）
outline-more = 更多操作
outline-fold = 折叠
outline-unfold = 展开
outline-count-of-target = { $count } / { $target }
outline-characters = { $count } 字
outline-words = { $count } 词
outline-deleted = 已删除“{ $name }”
outline-time-used = { $used } / { $given }
outline-characters-left = 还可写 { $count } 字
outline-characters-over = 超出 { $count } 字
outline-time-by-kind = 各类段落所占时间

# 助手

helper-guide = 指引
helper-fields = 字段
helper-information = 信息

guide-empty = 这一段没有写作指引
guide-notes = 我的备注
guide-notes-hint = 例：数字向业务科室核实
guide-siblings = 同级标题
guide-target-line = 目标 { $target } 字 · 约 { $time }
guide-still-missing = 还差 { $count } 字
guide-over = 超出 { $count } 字
guide-on-target = 已达目标
guide-example = 示例
guide-status = 写作状态
guide-target = 目标
guide-target-characters = 字数
guide-target-minutes = 分钟
guide-target-none = 不设目标

fields-title = 字段
fields-empty = 讲稿里还没有字段。选中文字后可设为字段。
fields-unfilled = { $count } 项待填
fields-all-filled = 全部填好
fields-uses = ×{ $count }
fields-uses-tooltip = 在讲稿中用了 { $count } 次
fields-value-hint = 待填
fields-add = 新建字段
fields-next = 跳到下一处待填
fields-rename = 重命名
fields-delete = 删除字段
fields-insert = 插入到光标处
fields-name = 字段名
fields-kind = 类型
fields-hint = 填写提示
fields-default = 默认值

field-kind-text = 文字
field-kind-person = 人名
field-kind-place = 地点
field-kind-date = 日期
field-kind-number = 数字

information-title = 标题
information-speaker = 讲话人
information-post = 职务
information-occasion = 场合
information-place = 地点
information-date = 日期
information-minutes = 总时长（分钟）
information-rate = 语速（每分钟字数）
information-rate-words = 语速（每分钟词数）
information-title-hint = 例：在上半年工作总结会上的讲话
information-date-hint = 例：2026年7月15日
information-language = 讲稿语言

# 稿纸

manuscript-empty = 从这里开始写
manuscript-offer-section = 设为新段落“{ $label }”
manuscript-name = 讲稿正文
manuscript-scroll-bar = 正文滚动条
manuscript-name-left = 讲稿正文（左侧）
manuscript-name-right = 讲稿正文（右侧）
