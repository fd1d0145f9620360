// What an unquoted YAML scalar stands for in the 1.2 core schema. The scanner's half; the `yaml` package has its own.

const decimal = /^[-+]?[0-9]+$/;
const based = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const words = new Map<string, boolean | null | number>([
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['~', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
for (const sign of ['', '+', '-'])
  for (const word of ['.inf', '.Inf', '.INF'])
    words.set(sign + word, sign === '-' ? -Infinity : Infinity);
for (const word of ['.nan', '.NaN', '.NAN']) words.set(word, Number.NaN);

/** A plain scalar's value; text where it is nothing else. */
export function plainValue(text: string): string | number | boolean | null {
  const code = text.charCodeAt(0);
  // Digits, sign or point: a number, or text such as a date. Every other word is at most five letters.
  if ((code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46) return number(text);
  if (text.length > 5 || !startsWord(code)) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}

/** `~`, or the first letter of null, true or false in either case. */
function startsWord(code: number): boolean {
  const lower = code | 32;
  return lower === 110 || lower === 116 || lower === 102 || code === 126;
}

function number(text: string): string | number {
  if (decimal.test(text) || float.test(text)) return Number(text);
  if (based.test(text)) return Number(text);
  const word = words.get(text);
  return typeof word === 'number' ? word : text;
}
