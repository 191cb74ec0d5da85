# 状态栏与时间

status-characters = { $count } 字
status-words = { $count } 词
status-time = 约 { $time }
status-unfilled = { $count } 处待填
status-saved = 已保存
status-saved-at = 已保存 { $time }
status-unsaved = 未保存
status-saving = 正在保存…
status-zoom = { $percent }%
status-no-section = 标题

duration-minutes = { $minutes } 分钟
duration-minutes-seconds = { $minutes } 分 { $seconds } 秒
duration-seconds = { $seconds } 秒
tooltip-length = 按 Word 的字数规则计算
duration-hours-minutes = { $hours } 小时 { $minutes } 分
