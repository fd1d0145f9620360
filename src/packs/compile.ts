// Packs made ahead of use: a pack is plain data, so its compiled form is JSON, told apart by the digest of the texts it was read from.
import type { Pack } from '../model/pack.js';
import { parsed } from '../model/parsed.js';

/** Changes whenever a pack of an earlier release could be misread by this one. */
const form = 2;

/** Without the places of conditions, which only reading the pack's own mistakes needs; in ASCII, which is read fastest. */
export function serialise(pack: Pack): string {
  return `${inAscii(JSON.stringify({ form, pack }, withoutSpans))}\n`;
}

const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const withoutSpans = (key: string, value: unknown): unknown =>
  key === 'span' && typeof value === 'object' && value !== null && 'start' in value
    ? undefined
    : value;

/** The pack that was serialised, or null where the text holds none of this form. */
export function deserialise(text: string): Pack | null {
  const found: unknown = parsed(text);
  if (typeof found !== 'object' || found === null) return null;
  if (!('form' in found) || found.form !== form || !('pack' in found)) return null;
  return found.pack as Pack;
}
