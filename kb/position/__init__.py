"""What answers say: yes or no, in which words, and what was said on a topic over time."""

from kb.position.on_topic import in_order_of_date, position_of
from kb.position.stance import stance_of

__all__ = ["in_order_of_date", "position_of", "stance_of"]
