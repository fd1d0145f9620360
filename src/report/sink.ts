// Bytes under way to an output: they grow at the end, and what is there is never moved by the one who writes.

export interface Sink {
  bytes: Uint8Array;
  length: number;
}

export const newSink = (room = 1 << 16): Sink => ({ bytes: new Uint8Array(room), length: 0 });

/** Makes room for so many bytes more. */
export function makeSpace(sink: Sink, more: number): void {
  if (sink.length + more <= sink.bytes.length) return;
  const larger = new Uint8Array(Math.max(sink.bytes.length * 2, sink.length + more));
  larger.set(sink.bytes.subarray(0, sink.length));
  sink.bytes = larger;
}

export function putBytes(sink: Sink, bytes: Uint8Array): void {
  makeSpace(sink, bytes.length);
  sink.bytes.set(bytes, sink.length);
  sink.length += bytes.length;
}

const utf8 = new TextEncoder();

export function putText(sink: Sink, text: string): void {
  makeSpace(sink, text.length * 3);
  sink.length += utf8.encodeInto(text, sink.bytes.subarray(sink.length)).written;
}

/** What was written, to keep: the sink is empty afterwards. */
export function takeBytes(sink: Sink): Uint8Array {
  const taken = sink.bytes.slice(0, sink.length);
  sink.length = 0;
  return taken;
}
