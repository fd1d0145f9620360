// The record that many briefs are answered with, one each: ids under the keys of `assess --format json`, in a fixed order.
import { type Answer, pinNames } from '../model/answer.js';
import type { Pack, Pin } from '../model/pack.js';
import { camel, type JsonObject } from './assessment-json.js';

/** Keys of a record and the pins they show. */
export const pinKeys = [
  ['domain', 'kind'],
  ['calledFor', 'called-for'],
  ['reach', 'reach'],
  ['today', 'today'],
  ['first', 'first'],
  ['name', 'name'],
] as const satisfies readonly (readonly [string, Pin])[];

/** The keys of a record unless others are asked for. */
export const usualKeys = (pack: Pack): readonly string[] => [
  'id',
  'at',
  ...pinKeys.map(([key]) => key),
  ...pack.flags.map(({ id }) => camel(id)),
  'reasons',
];

/** The keys that a record can have without assessing the brief in full. */
export const quickKeys = (pack: Pack): readonly string[] => [
  ...usualKeys(pack),
  'title',
  'part',
  'pack',
];

export type ToRecord = (answer: Answer) => JsonObject;

/** Records with these keys, all of them quick, in this order; those with parts have their records under `parts`. */
export function recordsOf(pack: Pack, keys: readonly string[]): ToRecord {
  const names = new Map(
    pinKeys.map(([key, pin]) => [key as string, { pin, names: pinNames(pack, pin) }]),
  );
  const flags = new Map(pack.flags.map(({ id }, index) => [camel(id), index]));
  const rules = pack.rules.map(({ id }) => id);
  const { id, version, digest } = pack;
  const valueOf = (key: string, answer: Answer): JsonObject[string] => {
    const pin = names.get(key);
    if (pin) return pin.names[answer.pins[pin.pin]] ?? null;
    const flag = flags.get(key);
    if (flag !== undefined) return answer.flags[flag] === 1;
    switch (key) {
      case 'id':
        return answer.id;
      case 'title':
        return answer.title;
      case 'part':
        return answer.part;
      case 'at':
        return { file: answer.file, document: answer.document, line: answer.line };
      case 'pack':
        return { id, version, digest };
      default:
        return Array.from(answer.spoke.subarray(0, answer.count), (rule) => rules[rule] ?? '');
    }
  };
  const ofPart = (part: Answer): JsonObject => ({
    part: part.part,
    ...Object.fromEntries(
      keys
        .filter((key) => !['id', 'part', 'pack'].includes(key))
        .map((key) => [key, valueOf(key, part)]),
    ),
  });
  return (answer) => ({
    ...Object.fromEntries(keys.map((key) => [key, valueOf(key, answer)])),
    ...(answer.parts.length > 0 ? { parts: answer.parts.map(ofPart) } : {}),
  });
}
