# 提纲

outline-fold-named = 折叠“{ $name }”
outline-unfold-named = 展开“{ $name }”
outline-filter-clear = 清除筛选
outline-characters-of-target = 已写 { $count } 字，目标 { $target } 字
outline-words-of-target = 已写 { $count } 词，目标 { $target } 词
outline-words-left = 还可写 { $count } 词
outline-words-over = 超出 { $count } 词
outline-tone-other = 称谓、结尾及其他
outline-target-hint = 例：400
outline-target-impossible = 请输入大于 0 的数
