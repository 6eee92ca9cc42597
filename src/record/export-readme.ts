/** What the export says of itself, to whoever opens it in ten years. */
export const EXPORT_README = `This is a record kept with Heard: everything in it, in open formats. You do not need Heard to read it.

entries.jsonl   One entry a line, as JSON, in the order it was written down. Any text editor opens it.
                "seq" is its number, "happened" when it happened, "written" when it was written down,
                "author" who wrote it, "body" what it says, "files" what came with it.
                An entry that amends another says so in "amends"; the earlier one stays.
                An erased entry keeps its place and has no words.
files/          The files themselves, as they came, named by entry number and place.
tree.json       The Merkle tree (RFC 9162, SHA-256) that shows nothing was changed, added in between or
                taken out: its size, its head and every leaf.
schema.json     The JSON Schema (2020-12) of a line.

To check an entry: take kind, happened, author, people, shelf, audience, amends, body and files (each
file with sha256, name, type and size), write them as canonical JSON (RFC 8785), put the salt (as bytes)
before it and take SHA-256: that is "contentHash". The leaf is SHA-256 of a zero byte and the canonical
JSON of {contentHash, record, seq, v: 1, written}. Leaves make the tree head as RFC 9162 section 2.1 says.

This shows that the words are the same as when they were written into the record. It does not show
that they are true.

To put it back into Heard: heard restore THIS-FILE
Keep this file as safely as the record: it is not encrypted.
`
