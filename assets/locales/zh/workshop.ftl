# 模板工坊：由讲稿做模板、编辑模板

workshop-sections = 各段的正文
workshop-all-as = 所有段落
workshop-all-spoken = 各段都{ $treatment }
workshop-keep = 保留
workshop-keep-tooltip = 正文照样留在模板里
workshop-guidance = 转指引
workshop-guidance-tooltip = 正文转为这一段的写作指引（示例），新讲稿里留空
workshop-empty = 清空
workshop-empty-tooltip = 正文不要，新讲稿里留空
workshop-treatment-spoken = { $section }：{ $treatment }
workshop-frame = 句式
workshop-frame-tooltip = 小标题改为句式“{ $frame }”：相同的字留下，各段不同的字留空
workshop-fields = 新增字段（{ $count }）
workshop-newcomer = 新人看到的样子
workshop-blanks = 文中已留空的
workshop-names = 反复出现的名称
workshop-no-fields = 没有找到 XX、X市 这样的空，也没有反复出现的名称。要把别的文字设为字段，请在讲稿里选中它，再用“设为字段”。
workshop-field-spoken = 把“{ $text }”设为字段，共 { $count } 处
workshop-name-spoken = “{ $text }”的字段名称
workshop-places = { $count } 处
workshop-places-of = { $taken } / { $count } 处
workshop-places-spoken = 列出“{ $text }”的 { $count } 处
workshop-places-tooltip = 列出各处的上下文，逐处选取
workshop-apart = 各处填的不一样，分别设字段
workshop-apart-spoken = “{ $text }”各处分别设字段
workshop-apart-tooltip = 同样的空在各处指不同的内容时用：字段按先后编号
workshop-more-places = 另有 { $count } 处，一并处理
workshop-show-section = 在左边的列表中找到这一段
workshop-clear-values = 清空已填的内容（讲话人、日期、地点和字段的值）
workshop-separator = {" · "}

newcomer-purpose = 写什么
newcomer-length = 写多长
newcomer-no-blanks = 没有要填的空。
newcomer-more = 另有 { $count } 段

workshop-bar = 正在编辑模板“{ $name }”
workshop-preview = 新人看到的样子…
workshop-information = 模板信息…
workshop-save-tooltip = 存回模板自己的文件
workshop-done = 完成
workshop-done-tooltip = 回到开始页；没有保存的改动会先问
workshop-title-mark = （模板）
workshop-open-here = 这个模板已在这个窗口编辑
workshop-no-folder = 没有地方存放自己的模板，因此不能建立副本
workshop-copy-name = { $name }（副本）
workshop-recovery-name = 模板“{ $name }”
workshop-is-template = 正在编辑的就是模板，请用“保存”
workshop-is-no-template = 只用于正在编辑的模板
workshop-choose = 编辑模板

template-lengths = 可选时长（分钟）
template-lengths-hint = 例：28, 20
template-category = 用途
template-category-hint = 例：总结述职
template-lengths-wrong = 时长请写成用逗号隔开的分钟数，例如 28, 20。
template-own-id = 模板标识：{ $id }

guidance-purpose-hint = 这一段要写什么、怎么写
guidance-length-hint = 例：约340字，近两分钟
guidance-example-hint = 一两句示例
