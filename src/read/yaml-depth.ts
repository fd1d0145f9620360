// How deep the maps and lists of a YAML document lie in one another, seen before the package composes them:
// it recurses, and close to the end of the stack the whole process dies where an exception would be expected.
import type { CST } from 'yaml';
import { deepestNesting } from './limits.js';

interface Step {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Where nesting passes the limit, or null. */
export function tooDeepAt(document: CST.Token): number | null {
  const stack: Step[] = [{ token: document, depth: 0 }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { token, depth } = step;
    if (depth > deepestNesting + 1) return 'offset' in token ? token.offset : 0;
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) stack.push({ token: key, depth: depth + 1 });
      if (value) stack.push({ token: value, depth: depth + 1 });
    }
  }
  return null;
}
