/**
 * A small `winmail.dat` ([MS-OXTNEF]): what some office mail programs send instead of an attachment.
 */
const SIGNATURE = 0x22_3e_9f_78
const LEVEL = { message: 1, attachment: 2 } as const
const ATTRIBUTE = {
  version: 0x00_08_90_06,
  codepage: 0x00_06_90_07,
  rendering: 0x00_06_90_02,
  title: 0x00_01_80_10,
  data: 0x00_06_80_0f,
} as const

/** The bytes of a `winmail.dat` that carries one file. */
export function winmail(name: string, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(SIGNATURE, 0)
  head.writeUInt16LE(1, 4)
  return Buffer.concat([
    head,
    attribute(LEVEL.message, ATTRIBUTE.version, Buffer.from([0, 0, 1, 0])),
    attribute(LEVEL.message, ATTRIBUTE.codepage, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])),
    attribute(LEVEL.attachment, ATTRIBUTE.rendering, Buffer.alloc(14)),
    attribute(LEVEL.attachment, ATTRIBUTE.title, Buffer.from(`${name}\0`, 'latin1')),
    attribute(LEVEL.attachment, ATTRIBUTE.data, Buffer.from(bytes)),
  ])
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(data.length, 5)
  const tail = Buffer.alloc(2)
  tail.writeUInt16LE(
    data.reduce((sum, byte) => (sum + byte) % 65_536, 0),
    0,
  )
  return Buffer.concat([head, data, tail])
}
