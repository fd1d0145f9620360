// Whole numbers as a short text: taking in thousands of them from JSON costs more than all else that is kept beside them.
const width = Int32Array.BYTES_PER_ELEMENT;

/** 32-bit numbers, the least significant byte first, in Base64. */
export const packed = (numbers: Int32Array): string =>
  inFileOrder(Buffer.from(Uint8Array.from(bytesOf(numbers)))).toString('base64');

export function unpacked(text: string): Int32Array {
  const bytes = inFileOrder(Buffer.from(text, 'base64'));
  const numbers = new Int32Array(bytes.length / width);
  bytesOf(numbers).set(bytes);
  return numbers;
}

const bytesOf = (numbers: Int32Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

const isLittleEndian = bytesOf(Int32Array.of(1))[0] === 1;

const inFileOrder = (bytes: Buffer): Buffer => (isLittleEndian ? bytes : bytes.swap32());
