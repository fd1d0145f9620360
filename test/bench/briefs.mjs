/** Random briefs as users write them, for the scripts that measure: about 25 facts and three groups, some unknown. */
import { writeFileSync } from 'node:fs';

/** @typedef {import('../../src/model/pack.js').Fact} Fact */

/** @type {Pick<typeof import('../../src/index.js'), 'loadPack'>} */
const { loadPack } = await import(new URL('../../dist/index.js', import.meta.url).href);

export function briefMaker() {
  const { facts, people } = loadPack('spectrum');
  const choices = facts.filter(
    ({ id, kind }) =>
      kind === 'choice' && /^(?:challenge|decision|risk|practice)\.[a-z-]+$/.test(id),
  );
  const cells = (people?.cells ?? []).filter(({ namedIn }, index) => index > 0 && namedIn === null);
  const kinds = people?.cells[0]?.values ?? [];

  let seed = 20261122;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

  /** @param {number} index */
  function group(index) {
    /** @type {Record<string, string>} */
    const made = { name: `Group ${index}`, group: pick(kinds).id };
    for (const { id, values } of cells) if (random() < 0.45) made[id] = pick(values).id;
    return made;
  }

  /** @param {number} number @param {number} groups */
  function brief(number, groups = 3) {
    /** @type {Record<string, any>} */
    const record = {
      toforwith: 1,
      id: `B-${number}`,
      title: pick(['Loneliness among older residents', 'A cycle lane', 'Closing a day centre']),
    };
    for (const { id, values } of choices) {
      if (random() > 25 / choices.length) continue;
      const [section = '', key = ''] = id.split('.');
      record[section] = { ...record[section], [key]: pick(values).id };
    }
    if (groups >= 0)
      record.stakeholders = Array.from({ length: groups }, (_, index) => group(index + 1));
    return record;
  }

  return { brief, random, pick, choices, cells };
}

/** Rules for Spectral that twenty facts each have one of their values. @param {readonly Fact[]} choices */
export const enumerations = (choices) =>
  Object.fromEntries(
    choices.slice(0, 20).map(({ id, values }) => {
      const [section, field] = id.split('.');
      const functionOptions = { values: values.map((value) => value.id) };
      const then = { field, function: 'enumeration', functionOptions };
      return [id.replace('.', '-'), { given: `$.${section}`, severity: 'error', then }];
    }),
  );

/** Writes lines of JSON, few at a time. @param {string} file @param {number} count @param {(number: number) => object} make */
export function writeLines(file, count, make) {
  writeFileSync(file, '');
  for (let number = 1; number <= count; ) {
    let text = '';
    for (let line = 0; line < 5000 && number <= count; line++, number++)
      text += `${JSON.stringify(make(number))}\n`;
    writeFileSync(file, text, { flag: 'a' });
  }
  return file;
}
