"""What answers say: yes or no, in which words, and what was said on a topic over time."""

from kb.position.held import held, held_by
from kb.position.on_topic import in_order_of_date, is_position, position_of
from kb.position.stance import stance_of

__all__ = ["held", "held_by", "in_order_of_date", "is_position", "position_of", "stance_of"]
