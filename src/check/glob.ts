// Whether a path matches a pattern: `*` and `?` inside a folder, `**` across folders, `{a,b}` either. A pattern without
// a slash is looked for in every folder, and one that names a folder stands for all below it.

/** A test for paths with `/`, relative to the folder that the pattern is relative to. */
export function matcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/^\.\//, '').replace(/\/$/, '/**');
  const rooted = plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`;
  const whole = new RegExp(`^${expression(rooted)}(?:/.*)?$`, 'u');
  return (path) => whole.test(path);
}

const special = /[.+^$()|[\]\\]/;

function expression(pattern: string): string {
  let out = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const letter = pattern[at] ?? '';
    if (rest.startsWith('**/')) {
      out += '(?:[^/]+/)*';
      at += 2;
    } else if (rest.startsWith('**')) {
      out += '.*';
      at += 1;
    } else if (letter === '*') out += '[^/]*';
    else if (letter === '?') out += '[^/]';
    else if (letter === '{' && alternatives(rest)) {
      const { options, length } = alternatives(rest) as Alternatives;
      out += `(?:${options.map(expression).join('|')})`;
      at += length - 1;
    } else out += special.test(letter) || letter === '{' || letter === '}' ? `\\${letter}` : letter;
  }
  return out;
}

interface Alternatives {
  readonly options: readonly string[];
  readonly length: number;
}

function alternatives(rest: string): Alternatives | null {
  const end = rest.indexOf('}');
  return end === -1 ? null : { options: rest.slice(1, end).split(','), length: end + 1 };
}
