// Packs made ahead of use: a pack is plain data, so its compiled form is JSON, told apart by the digest of the texts it was read from.
import type { Pack } from '../model/pack.js';

/** Changes whenever a pack of an earlier release could be misread by this one. */
const form = 1;

export function serialise(pack: Pack): string {
  return `${JSON.stringify({ form, pack })}\n`;
}

/** The pack that was serialised, or null where the text holds none of this form. */
export function deserialise(text: string): Pack | null {
  const found: unknown = parsed(text);
  if (typeof found !== 'object' || found === null) return null;
  if (!('form' in found) || found.form !== form || !('pack' in found)) return null;
  return found.pack as Pack;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
