/**
 * HTML with more elements than any letter has. The parser both our readers stand on keeps the open
 * elements in an array it adds to at the front, so its work grows with the square of how deep they
 * lie: four megabytes of `<b>` would keep a thread busy for an hour. How deep they lie only that
 * parser can say, so it is the beginnings of elements, wherever they stand, that are counted.
 */

const ELEMENTS_MAX = 50_000

/** `html` up to its 50,000th element; as it came where it has fewer. */
export function cutAtManyElements(html: string): string {
  let count = 0
  for (const { index } of html.matchAll(/<[a-z]/gi)) {
    count += 1
    if (count > ELEMENTS_MAX) return html.slice(0, index)
  }
  return html
}
