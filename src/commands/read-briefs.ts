// Reads the briefs of an input; the YAML package loads only where a text needs it.
import type { Brief } from '../model/brief.js';
import type { Read } from '../model/diagnostic.js';
import type { Pack } from '../model/pack.js';
import { readPlainBriefs } from '../read/brief-plain.js';
import type { Input } from './inputs.js';

export async function briefsOf(
  { source, format }: Input,
  pack: Pack,
): Promise<readonly Read<Brief>[]> {
  const plain = readPlainBriefs(source, format, pack);
  if (plain) return plain;
  const { readBriefs } = await import('../read/brief.js');
  return readBriefs(source, format, pack);
}
