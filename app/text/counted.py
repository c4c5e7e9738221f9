"""Ten, two and a half where they count: 十年 is 10年, 2个 is 两个, 九个半小时 9.5; 十分, 两岸 are words."""

from __future__ import annotations

import re

_MEASURES = "个倍天岁次位家名条张台辆艘块周届项种座件篇页层步只支篇吨米"
"""Characters before which a number counts."""
_LONGER = "分钟|小时|公里|平方"
_AFTER_TEN = rf"(?:[{_MEASURES}年月日号代元亩人大多几来]|{_LONGER}|分之|美元|欧元)"
_AFTER_TWO = rf"(?:[{_MEASURES}人]|年(?!级)|{_LONGER})"
_TEN = rf"(?<![几数好第零一二两三四五六七八九十百千万亿兆])十(?={_AFTER_TEN})"
"""Not that of 几十年: that is a number of its own."""
_TWO = rf"(?<![第\d.,。零一二两三四五六七八九十百千万亿兆])(?:二(?=个)|2(?={_AFTER_TWO}))"
"""Not that of 第二个, which is said so."""
_BEHIND_HALF = "(?![一-\u9fff])|(?=[以前后内来多的了就左之才吧呢过里])"
"""What comes behind a half that is none of 半夜, 半价, 半导体."""
_HALF = (
    r"(?P<whole>(?<![\d.,])\d{1,4}|(?<![几数零一二两三四五六七八九十百千万点])[一二两三四五六七八九十百]{1,4})"
    rf"(?P<unit>个半(?=小时|钟头|月|星期|世纪|百分点)|(?:年|天|小时|个月)半(?:{_BEHIND_HALF}))"
)
COUNTED = re.compile(rf"{_HALF}|(?P<ten>{_TEN})|{_TWO}")
"""One of them in a folded text."""
STARTS = rf"十(?={_AFTER_TEN})|二(?=个)|[一二两三四五六七八九十](?=(?:个月?|年|天|小时)半)"
"""Where one may begin that is no digit."""
