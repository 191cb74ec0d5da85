# 导出

export-unwritable = GB18030 写不出这些字符：{ $characters }。请改用 UTF-8，或在讲稿中替换它们。
export-unwritable-character = U+{ $code }（第 { $line } 行第 { $column } 字）
export-unwritable-more = {" "}等，另有 { $count } 个
