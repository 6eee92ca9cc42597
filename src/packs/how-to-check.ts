/** The page in every zip that tells a stranger how to check it, with Heard or without. Pure. */
import { inWords, type Day } from '../platform/day.ts'
import type { Manifest } from './manifest.ts'
import { KEY, SIGNATURE, SUMS } from './signature.ts'

/** HOW-TO-CHECK.txt for a pack. */
export function howToCheck(manifest: Manifest & { readonly day: Day }): string {
  const held = manifest.exhibits.some((exhibit) => exhibit.held)
  return `HOW TO CHECK THIS PACK

${manifest.title}
To ${manifest.to}. Made for ${inWords(manifest.day)} from the record of ${manifest.record.name},
as it stood at entry ${manifest.treeSize}. Its entries are counted among those that
whoever made the pack may read, and proved in the tree of these.

You need no account, no internet and nobody's word for it.

1. WITH HEARD
   heard verify <this zip, or the folder you unpacked it into>

2. WITH TOOLS MOST COMPUTERS HAVE
   Unpack the zip, open a terminal in the folder, then:

   a. Has any file changed since the pack was made?
      sha256sum -c ${SUMS}                     (Linux)
      shasum -a 256 -c ${SUMS}                 (Mac)
      Every line must end in OK, and there must be no file that ${SUMS}
      does not list, other than ${SUMS} itself.

   b. Who signed it?
      openssl pkey -pubin -in ${KEY} -outform DER | sha256sum
      must show
      ${manifest.key.fingerprint}
      Compare it with the fingerprint printed on the first page of the paper.
      Somebody who replaced the whole pack could use another key, so the
      paper is what you compare with.

   c. Is the list of files the one that was signed?
      (The list names the signature too; that one line is not signed.)
      grep -vE '^[0-9a-f]{64}  ${SIGNATURE}$' ${SUMS} > signed.txt
      openssl pkeyutl -verify -pubin -inkey ${KEY} -rawin -in signed.txt \\
        -sigfile ${SIGNATURE}
      must say: Signature Verified Successfully. Then delete signed.txt.

3. IS EACH ENTRY REALLY IN THE RECORD?
   record/proofs.json holds, for each entry cited, its leaf and the path from
   the leaf to the tree head (RFC 9162, section 2.1.3; SHA-256):
   content hash = SHA-256(salt, then the bytes of record/entry-....json)
   leaf bytes   = {"contentHash":..,"record":..,"seq":..,"v":1,"written":..}
                  as RFC 8785 JSON
   leaf         = SHA-256(a zero byte, then the leaf bytes)
   The tree head is
   ${manifest.treeHead}
   and its first figures stand at the foot of every page of the paper.
${
  held
    ? `
4. WHAT WAS HELD BACK
   An exhibit held back is not in this zip. manifest.json holds its seal:
   SHA-256(salt, then SHA-256(file)). When the family hands the file over
   later, with its salt, check it with
   heard verify <what they handed over> --against <this zip>
`
    : ''
}
WHAT THIS PROVES, AND WHAT IT DOES NOT
   If the checks pass, this pack is unchanged since it was made. The day you
   received it is the first day anyone outside the family can vouch for.
   It proves sameness, not truth: that these are the words and files that
   were in the record when the pack was made, not that they are right.
`
}
