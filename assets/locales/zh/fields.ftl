# 字段与信息

fields-show-all = 全部字段
fields-edit = 编辑字段
fields-number-range = 请填 { $least } 到 { $most } 之间的数字
fields-name-empty = 请填字段名
fields-name-impossible = 字段名不能超过 60 个字，不能含花括号，也不能以 @ 开头
fields-name-taken = 已有字段“{ $name }”

guide-target-line-words = 目标 { $target } 词 · 约 { $time }
guide-still-missing-words = 还差 { $count } 词
guide-over-words = 超出 { $count } 词
guide-length-line = 现有 { $count } 字 · 约 { $time }
guide-length-line-words = 现有 { $count } 词 · 约 { $time }
guide-target-words = 词数
guide-target-impossible = 请填大于 0 的数字
guide-in-title = 光标在标题里。把光标移到正文，这里显示那一段的写作指引。
guide-go-to-first = 转到第一段
guide-to-information = 填写讲稿信息
guide-more = 更多设置
guide-kind = 段落类型
guide-layout = 标题位置
guide-connective = 起句词

layout-auto = 随编号方式
layout-own-line = 独占一行
layout-run-in = 接排正文

information-byline = 标题下显示讲话人和日期
information-takes = 全文约 { $time }
information-time-left = 还有 { $time }
information-time-over = 超时 { $time }
information-language-name = 语言
information-language-note = 决定计数、语速和编号的写法，与界面语言无关。

dialog-insert-field-label = 字段名或内容
dialog-insert-field-none = 没有这样的字段
dialog-insert-field-new = 新建字段“{ $name }”
dialog-make-field-hint = 例：单位
dialog-make-field-other-value = 字段“{ $name }”已填为“{ $value }”，请换一个名称。
dialog-delete-field-delete = 连同文字删除
dialog-insert-field-information = { $name }（讲稿信息）
