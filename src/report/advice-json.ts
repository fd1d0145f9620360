// The rest of an answer as JSON: rules by id with their words, the groups and the answers they rest on.
import type { Advice, Told } from '../model/advice.js';
import type { Leaf } from '../model/condition.js';
import type { Pack } from '../model/pack.js';
import { ruleCalled } from '../model/rules.js';
import { placeOf } from '../model/source.js';
import { effectOf, filled, lawOf } from './advice-words.js';
import { citation } from './phrases.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

export function adviceJson(advice: Advice, pack: Pack): JsonObject {
  const words = (entry: Told, texts: Readonly<Record<string, string>>): JsonObject =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, filled(text, entry, pack)]),
    );
  const told = (entry: Told, texts: Readonly<Record<string, string>>): JsonObject => ({
    rule: entry.rule,
    ...words(entry, texts),
    groups: [...entry.groups],
    answers: entry.answers.map(leafJson),
    source: ruleCalled(pack, entry.rule).sources.map((ref) => citation(ref, pack, true)),
    saidBy: entry.saidBy,
  });
  return {
    groups: groupsJson(advice, pack),
    conditions: advice.conditions.map((entry) => {
      const { says, metBy } = effectOf<'needs'>(entry.rule, pack);
      return { ...told(entry, { says, metBy }), state: entry.state, under: entry.under };
    }),
    cautions: advice.cautions.map((entry) => {
      const { title, stake, text, weight } = effectOf<'warn'>(entry.rule, pack);
      return told(entry, { title, stake, text, weight });
    }),
    methods: advice.methods.map((entry) => {
      const { title, purpose, size, time, cost, fails } = effectOf<'suggest'>(entry.rule, pack);
      return told(entry, {
        title,
        purpose,
        because: ruleCalled(pack, entry.rule).because,
        size,
        time,
        cost,
        fails,
      });
    }),
    dutiesLookedAt: advice.dutiesLookedAt,
    duties: advice.duties.map((entry) => ({
      ...told(entry, dutyWords(entry, pack)),
      law: lawOf(entry, pack),
    })),
    questions: advice.questions.map((entry) =>
      told(entry, { text: effectOf<'asks'>(entry.rule, pack).text }),
    ),
    notes: advice.notes.map((entry) => {
      const { text, under } = effectOf<'notes'>(entry.rule, pack);
      return told(entry, { text, under });
    }),
    chain: advice.chain?.map((link) => ({ ...link })) ?? null,
  };
}

function dutyWords({ rule }: Told, pack: Pack): Readonly<Record<string, string>> {
  const { effect, because } = ruleCalled(pack, rule);
  return effect.kind === 'needs'
    ? { title: effect.says, check: effect.check }
    : { title: '', check: because };
}

/** By group what it is offered, by rule; a rule that fits several groups names them all. */
function groupsJson({ offers }: Advice, pack: Pack): Json {
  return offers.map(({ groups, rules }) => ({
    groups: [...groups],
    offers: rules.map((rule) => {
      const { part, text } = effectOf<'offer'>(rule, pack);
      return { rule, part, text };
    }),
  }));
}

function leafJson({ about, group, value, origin, at }: Leaf): Json {
  const place = at ? placeOf(at) : null;
  return {
    fact: about,
    ...(group === undefined ? {} : { group }),
    value,
    origin,
    ...(place ? { at: { file: place.file, line: place.line, column: place.column } } : {}),
  };
}
