// Bytes under way to an output: they grow at the end, and what is there is never moved by the one who writes.

export interface Sink {
  bytes: Uint8Array;
  /** The same bytes, to write several at once. */
  view: DataView;
  length: number;
}

export function newSink(room = 1 << 16): Sink {
  const bytes = new Uint8Array(room);
  return { bytes, view: new DataView(bytes.buffer), length: 0 };
}

/** Makes room for so many bytes more. */
export function makeSpace(sink: Sink, more: number): void {
  if (sink.length + more <= sink.bytes.length) return;
  const larger = new Uint8Array(Math.max(sink.bytes.length * 2, sink.length + more));
  larger.set(sink.bytes.subarray(0, sink.length));
  sink.bytes = larger;
  sink.view = new DataView(larger.buffer);
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
