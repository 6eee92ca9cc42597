/** What a copy says of itself, to whoever opens it in ten years. */
export const COPY_README = `This is a copy of what one owner could read in a record kept with Heard, in open formats. You do not
need Heard to read it.

record.html     Everything in order, to read in any browser. It asks nothing of the internet.
entries.jsonl   The same, one entry a line, as JSON, in the order it was written down. Any program can read it.
                "ref" is a name for the line, "happened" when it happened, "written" when it was written down,
                "author" who wrote it, "body" what it says, "files" what came with it. Where a body names
                another entry, it names its line; null where that is not in this copy.
                An entry that amends another says so in "amends"; the earlier one stays.
                An erased entry has no words.
files/          The files themselves, as they came, named by line and place.
schema.json     The JSON Schema (2020-12) of a line.

This copy proves nothing by itself: a pack does, and so does the export that whoever looks after the
computer can make (heard export). What somebody kept to themselves is not in it.

Keep this file as safely as the record: it is not encrypted.
`
