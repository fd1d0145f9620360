// The `yaml` package's tokens, watched for nesting and size while they come: it recurses over what is nested and
// keeps a lot for every word, and where stack or memory end the whole process dies, past any `catch`.
import { type CST, Lexer, Parser } from 'yaml';
import { type Diagnostic, diagnostic } from '../model/diagnostic.js';
import type { Source } from '../model/source.js';
import { deepestNesting, mostLexemes } from './limits.js';

/** The tokens of a text up to where it passes a limit, which is then in `stops`. */
export function* tokensOf(source: Source, stops: Diagnostic[]): Generator<CST.Token> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    count++;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'document') count = 0;
      yield token;
    }
    const limit = passed(parser.stack.length, count);
    if (limit) {
      const at = { source, span: { start: parser.offset, end: parser.offset } };
      stops.push(diagnostic('syntax/too-large', at, ...limit));
      return;
    }
  }
  yield* parser.end();
}

function passed(open: number, count: number): readonly [what: string, limit: string] | null {
  // Besides the maps and lists, the document itself and the innermost scalar are open.
  if (open > deepestNesting + 2) return ['nesting', `${deepestNesting} levels`];
  return count > mostLexemes ? ['the document', `${mostLexemes} words and signs`] : null;
}
