live-changed = This page has changed.
live-offer = Something here has changed. Write on: when you send it, you see both.
live-copied = The address is copied.
live-keys = Keys
live-next = The next provision
live-previous = The provision before
live-close = Close
