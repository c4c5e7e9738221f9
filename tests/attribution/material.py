"""A small forum that never took place, as a recogniser would write it: no labels, names misheard."""

from app.readers import read
from app.transcript import Transcript

OPENING = "各位来宾大家下午好。欢迎参加虚构的潮汐论坛。我们今天的圆桌请到了三位嘉宾。"
CALL = "下面有请远汐科技的首席科学家陆澄帆博士，请大家欢迎。"
FIRST = (
    "大家好，我是远汐科技的陆澄帆。我们公司做的是潮汐预测，去年给两个港口装了系统。"
    "我觉得最难的不是算法，而是数据从哪里来。以上就是我的分享，谢谢大家。"
)
THANKS = "好，谢谢陆博士。接下来请衡浦资本的罗砚秋总，您怎么看港口数据的投资机会？"
SECOND = (
    "谢谢主持人。我们在衡浦资本看了三十多个项目，港口是其中很小的一块。"
    "刚才陆博士讲的数据问题，我们也碰到了，所以投得不多。谢谢。"
)
THIRD_CALL = "好，谢谢罗总。那陆成帆博士，您来回应一下吧。"
ANSWER = "好的。罗总说得对，数据是大家的，所以要先有规矩，再有生意。"
END = "非常感谢两位嘉宾的精彩分享，今天的圆桌就到此为止，谢谢大家。"

TURNS = (OPENING + CALL, FIRST, THANKS, SECOND, THIRD_CALL, ANSWER, END)
TITLE = "# P3：20250918-虚构的潮汐论坛 - Nobody - BV0000000000"


def talk(*turns: str) -> Transcript:
    """Turns run together in paragraphs of about 60 characters, wherever they happen to break."""
    text = "".join(turns)
    paragraphs = [text[i : i + 60] for i in range(0, len(text), 60)]
    return read("talk.md", "\n\n".join([TITLE, *paragraphs]).encode(), "bilingual")


def said_by(transcript: Transcript, turns: object) -> list[str]:
    """The words of every turn, without the breaks of the file."""
    return ["".join(transcript.source[turn.start : turn.end].split()) for turn in turns]  # type: ignore[attr-defined]
