// Bytes in and out for runs that are larger than memory: inputs in chunks, outputs at the end of files and pipes.
import {
  closeSync,
  createReadStream,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import process from 'node:process';
import { createGunzip } from 'node:zlib';
import { inWords } from './world.js';

const blockSize = 1 << 19;

/** What went wrong with a stream, in plain words. */
export class StreamTrouble extends Error {
  override readonly name = 'StreamTrouble';
}

/** The bytes of a file, or of standard input for `-`, without the first `skip` of them. */
export async function* chunksOf(path: string, gzip: boolean, skip = 0): AsyncGenerator<Uint8Array> {
  if (path !== '-' && !gzip) {
    yield* fileChunks(path, skip);
    return;
  }
  let left = skip;
  for await (const chunk of streamChunks(path, gzip)) {
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}

async function* streamChunks(path: string, gzip: boolean): AsyncGenerator<Uint8Array> {
  try {
    const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: blockSize });
    if (!gzip) yield* raw as AsyncIterable<Uint8Array>;
    else {
      const unpacked = createGunzip({ chunkSize: blockSize });
      raw.on('error', (error: Error) => unpacked.destroy(error));
      yield* raw.pipe(unpacked) as AsyncIterable<Uint8Array>;
    }
  } catch (error) {
    throw new StreamTrouble(inWords(error));
  }
}

/** By plain calls, which are quicker than a stream; what is skipped is never read. */
function* fileChunks(path: string, skip: number): Generator<Uint8Array> {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    let at = skip > 0 ? skip : null;
    for (;;) {
      const block = Buffer.allocUnsafeSlow(blockSize);
      const count = readSync(file, block, 0, blockSize, at);
      if (count === 0) return;
      if (at !== null) at += count;
      yield block.subarray(0, count);
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error ? new StreamTrouble(inWords(error)) : error;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** Size of a file in bytes; null for what has none, such as a pipe. */
export function sizeOf(path: string): number | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.size : null;
}

/** A place to write to that grows at its end. */
export interface Tail {
  write(bytes: Uint8Array): void;
  /** Bytes written so far. */
  readonly length: number;
  close(): void;
}

/** A file that is written from `from` on; what lies beyond is cut off. */
export function fileTail(path: string, from: number): Tail {
  const file = openSync(path, from === 0 ? 'w' : 'r+');
  ftruncateSync(file, from);
  let length = from;
  return {
    get length() {
      return length;
    },
    write(bytes) {
      writeAll(file, path, bytes, length);
      length += bytes.length;
    },
    close: () => closeSync(file),
  };
}

function writeAll(file: number, path: string, bytes: Uint8Array, from: number): void {
  let done = 0;
  try {
    while (done < bytes.length)
      done += writeSync(file, bytes, done, bytes.length - done, from + done);
  } catch (error) {
    // A full disk: what was begun is taken back, so that whole lines remain.
    ftruncateSync(file, from);
    throw new StreamTrouble(`${path}: ${inWords(error)}`);
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** What is open already, under a name for messages. A full pipe is waited for; a closed one is told by throwing `ClosedPipe`. */
export function pipeTail(descriptor: number, name: string): Tail {
  let length = 0;
  return {
    get length() {
      return length;
    },
    write(bytes) {
      let done = 0;
      while (done < bytes.length) {
        try {
          done += writeSync(descriptor, bytes, done);
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? error.code : '';
          if (code === 'EAGAIN') Atomics.wait(pause, 0, 0, 2);
          else if (code === 'EPIPE') throw new ClosedPipe();
          else throw new StreamTrouble(`${name}: ${inWords(error)}`);
        }
      }
      length += bytes.length;
    },
    close: () => {},
  };
}

/** A pipe or device by its path. */
export function streamTail(path: string): Tail {
  const descriptor = openSync(path, 'w');
  const tail = pipeTail(descriptor, path);
  return {
    get length() {
      return tail.length;
    },
    write: tail.write,
    close: () => closeSync(descriptor),
  };
}

/** Whoever read standard output has gone. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}
