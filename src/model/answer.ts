// The answer to one brief among many: pins, flags and reasons by number, and where the brief stood. Short enough for millions.
import type { Pack, Pin } from './pack.js';

export interface Answer {
  readonly id: string;
  readonly title: string;
  /** For a part its name. */
  readonly part: string | null;
  readonly file: string;
  /** Position in its file, from 1. */
  readonly document: number;
  /** Line in its file, from 1. */
  readonly line: number;
  /** Codes as in `Pack.variables`: the last stands for none. */
  readonly pins: Readonly<Record<Pin, number>>;
  readonly flags: Uint8Array;
  /** Positions of the rules that spoke, those that bind first; the first `count` of them. */
  readonly spoke: Int32Array;
  readonly count: number;
  readonly parts: readonly Answer[];
}

/** The id of a pin's value; null for none. */
export function pinNames(pack: Pack, pin: Pin): readonly (string | null)[] {
  const values = pack.variables.find(({ kind, id }) => kind === 'pin' && id === pin)?.values ?? [];
  return values.map((value, index) => (index === values.length - 1 ? null : value));
}
