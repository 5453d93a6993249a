"""Letters in which organisations pledge something: read into paragraphs and sentences, each with its place."""
