// A whole file as text, unpacked where it is packed, and never more of it than the readers take.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FileText } from '../model/world.js';
import { inWords } from './world.js';

/** A little more than readers take, so that they say that it is too long. */
const most = 40_000_001;

export function readWhole(path: string, gzip: boolean): FileText {
  try {
    const bytes = gzip
      ? gunzipSync(readFileSync(path), { maxOutputLength: most })
      : firstBytes(path);
    return { kind: 'text', text: bytes.toString('utf8') };
  } catch (error) {
    const why = error instanceof RangeError ? 'it is too large once unpacked' : inWords(error);
    return { kind: 'trouble', why, missing: false };
  }
}

function firstBytes(path: string): Buffer {
  if (statSync(path).size <= most) return readFileSync(path);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(file, bytes, 0, most, 0));
  } finally {
    closeSync(file);
  }
}
