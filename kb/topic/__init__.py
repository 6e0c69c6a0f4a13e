"""Topics that staff follow: which records belong to one, and what each answer says."""

from kb.topic.position import in_order_of_date, position_of
from kb.topic.stance import stance_of
from kb.topic.tag import named_in, places, tag
from kb.topic.topics_file import OWN_TOPICS, load_topics

__all__ = [
    "OWN_TOPICS",
    "in_order_of_date",
    "load_topics",
    "named_in",
    "places",
    "position_of",
    "stance_of",
    "tag",
]
