overview-progress = { $agreed } of { $paragraphs } paragraphs are agreed.
