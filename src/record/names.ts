/** A name as it is looked for in what leaves the family. Pure. */

/** Finds `name` as words of its own, whatever their case and the space between them. */
export function nameAsWord(name: string): RegExp {
  const plain = name
    .normalize('NFC')
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s+`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${plain}(?![\p{L}\p{N}])`, 'iu')
}
