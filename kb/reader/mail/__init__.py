"""E-mail: the message as it is read, decoded, with the letter that is attached to it."""
