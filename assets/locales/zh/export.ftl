# 导出

export-unwritable = GB18030 写不出这些字符：{ $characters }。请改用 UTF-8，或在讲稿中替换它们。
export-unwritable-character = U+{ $code }（第 { $line } 行第 { $column } 字）
export-unwritable-more = {" "}等，另有 { $count } 个

export-copy = 复制全文
export-go-to = 去填写“{ $name }”
export-bom-tooltip = 有些 Windows 程序靠它认出 UTF-8
export-counts = { $length } 字 · { $lines } 行 · { $size }
export-counts-words = { $length } 词 · { $lines } 行 · { $size }
export-preview-more = 预览到此为止，导出时另有 { $count } 行

# 模板的存与载

template-name = 模板名称
template-name-hint = 例：局务会半年讲话
template-name-missing = 请给模板取个名称。
template-summary = 适用场合
template-summary-hint = 例：每月一次的科室例会
template-id = 模板标识
template-id-rule = 也是文件名，只用小写字母、数字和连字符。
template-id-missing = 请填写模板标识。
template-id-wrong = 标识只能用小写字母、数字和连字符，不超过 100 个字符。
template-left-out = 备注、待办和写作状态不带上。
template-sections = { $count } 个段落，连同编号和目标
template-fields = { $count } 个字段：{ $names }
template-no-fields = 没有字段
template-guidance = { $count } 条写作指引
template-offer-title = 模板“{ $name }”
template-offer-add = 存入我的模板
template-report-lengths = 时长：{ $lengths }
