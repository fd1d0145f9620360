// How much text and how much nesting the readers take on, and what they cannot read at all.
// Each reader asks here before it looks at the first character.
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';

/** The longest text that is read, in UTF-16 units. */
export const longestText = 10_000_000;
/** How deep maps and lists may lie in one another. */
export const deepestNesting = 100;
/** How many words and signs one YAML document may have that the `yaml` package must read. */
export const mostLexemes = 500_000;
/** How many nodes the aliases of one YAML document may stand for. */
export const mostAliased = 10_000;

/** What stands for bytes that are no UTF-8. */
const undecoded = 0xfffd;

/** Why a text is not worth reading: empty, too long, or not text; null where nothing is wrong. */
export function obstacle(source: Source): Diagnostic | null {
  const { text } = source;
  const at = (start: number, end: number) => ({ source, span: { start, end } });
  if (text.length > longestText)
    return diagnostic('syntax/too-large', at(0, 0), 'the file', `${longestText / 1e6} MB`);
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const wide = nul < 2 || text.charCodeAt(0) === undecoded;
    const said = wide ? 'it looks like UTF-16' : 'there is a NUL character in it';
    return diagnostic('syntax/encoding', at(nul, nul + 1), said);
  }
  const broken = text.indexOf('\ufffd');
  if (broken !== -1)
    return diagnostic(
      'syntax/encoding',
      at(broken, broken + 1),
      text.charCodeAt(0) === undecoded
        ? 'it looks like UTF-16'
        : 'this character could not be decoded',
    );
  return null;
}
