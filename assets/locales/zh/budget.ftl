# 时间分配

command-fit-time = 按时长调整…
tooltip-fit-time = 看各段要删多少、能加多少字，再定各段的目标
step-fit-time = 按时长调整

guide-target-weight = 比重

outline-count-over-target = { $count } / { $target } 超 { $over }
budget-time-of-given = 用时 { $used }，可用 { $given }
budget-over = 超出 { $amount }
budget-share-line = 分得 { $target } 字 · 约 { $time }
budget-share-line-words = 分得 { $target } 词 · 约 { $time }
budget-weight-of-nothing = 设了总时长，才能按比重分配
budget-overcommitted-below = 下级段落的目标合计多出 { $amount }
budget-overcommitted = 固定目标合计比总时长多 { $time }
budget-unplanned = 未设目标的文字共 { $time }
budget-carrier = { $name } { $time }
budget-carrier-separator = 、
budget-carried-by = 超时在：{ $sections }
budget-rate-out-of-bounds = 语速应在 { $least } 到 { $most } 之间，现按 { $taken } 计算
budget-pauses = 其中停顿和掌声 { $time }

fit-title = 按时长调整
fit-now = 现在约 { $time }
fit-must-cut = 共需删 { $amount }
fit-may-add = 还可加 { $amount }
fit-everything = 各段按比例调整
fit-weights = 固定目标不动，只调按比重分配的
fit-section = 段落
fit-used = 现有
fit-wanted = 应为
fit-change = 增删
fit-cut = 删 { $count }
fit-add = 加 { $count }
fit-as-it-is = 不变
fit-row = { $name }：现有 { $used }，应为 { $wanted }，{ $change }
fit-note = 应用后只改总时长和各段目标，正文不动。
fit-nothing = 还没有可调整的段落。先写一些内容，或给段落设目标。
fit-apply = 应用

command-bind-count = 条数随段落变化
tooltip-bind-count = 让光标处的“四个方面”这类数字跟着后面的条数变；再用一次就改回普通文字
step-bind-count = 绑定条数
manuscript-offer-count = 让它随后面的条数变化
manuscript-offer-unbind = 改回普通文字
manuscript-count-follows = 这个数跟着“{ $parent }”下“{ $kind }”的条数变。
manuscript-count-follows-all = 这个数跟着全文“{ $kind }”的条数变。
manuscript-offer-count-other = 后面是{ $count }条，让它跟着变
