"""Topics that staff follow: which records belong to one."""

from kb.topic.tag import named_in, places, tag
from kb.topic.topics_file import OWN_TOPICS, load_topics

__all__ = ["OWN_TOPICS", "load_topics", "named_in", "places", "tag"]
