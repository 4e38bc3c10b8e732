/** `uint32` of RFC 4251 section 5. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** `string` of RFC 4251 section 5: its length, then its bytes. */
export function string(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as Buffer);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** `mpint` of RFC 4251 section 5, of the unsigned number in `bytes`: no leading zeros but a sign. */
export function mpint(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const number = first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
  const sign = (number[0] ?? 0) >= 0x80 ? [Buffer.alloc(1)] : [];
  return string(Buffer.concat([...sign, number]));
}
