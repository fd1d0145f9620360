// An assessment as JSON, version 1: the same facts as on screen, by ids, with places. Its schema stands in assessment-schema.ts.
import type { Assessment, Possible, Reason } from '../model/assessment.js';
import type { Leaf, Proof } from '../model/condition.js';
import type { Pack, Rule, SourceRef } from '../model/pack.js';
import { ruleCalled } from '../model/rules.js';
import { type Location, placeOf } from '../model/source.js';
import { adviceJson } from './advice-json.js';
import { secondOpinionJson } from './second-opinion-json.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface JsonDetail {
  /** Whether each reason carries its condition's tree, and the rules that nearly spoke are there. */
  readonly explain: boolean;
}

export const assessmentFormat = 'toforwith/assessment/1';

export function assessmentJson(assessment: Assessment, pack: Pack, detail: JsonDetail): JsonObject {
  const reason = (entry: Reason): Json => reasonJson(entry, ruleCalled(pack, entry.rule), detail);
  return {
    format: assessmentFormat,
    id: assessment.id,
    title: assessment.title,
    part: assessment.part,
    at: placeJson(assessment.at),
    pack: { ...assessment.pack },
    domain: assessment.domain,
    calledFor: assessment.calledFor,
    reach: assessment.reach,
    today: assessment.today,
    first: assessment.first,
    name: assessment.name,
    ...camelKeys(assessment.flags),
    then: assessment.then.map((next) => ({ ...next })),
    assumed: assessment.assumed.map((entry) => ({ ...entry, moves: [...entry.moves] })),
    possible: possibleJson(assessment.possible),
    ...(assessment.nextQuestion === undefined
      ? {}
      : { nextQuestion: assessment.nextQuestion && { ...assessment.nextQuestion } }),
    reasons: assessment.reasons.filter(({ effect }) => !advised.has(effect)).map(reason),
    ...(detail.explain ? { nearly: assessment.nearly.map(reason) } : {}),
    switchedOff: assessment.switchedOff.map((entry) => ({ ...entry })),
    parts: assessment.parts.map((part) => assessmentJson(part, pack, detail)),
    ...(assessment.also ? { also: assessment.also.map(secondOpinionJson) } : {}),
    ...(assessment.advice ? { advice: adviceJson(assessment.advice, pack) } : {}),
  };
}

/** What these rules say stands under `advice`. */
const advised: ReadonlySet<string> = new Set([
  'needs',
  'warn',
  'suggest',
  'offer',
  'asks',
  'notes',
]);

function possibleJson({ flags, hangsOn, ...possible }: Possible): Json {
  return { ...possible, ...camelKeys(flags), hangsOn: hangsOn.map((entry) => ({ ...entry })) };
}

/** `below-duty` is written `belowDuty`: keys are camelCase, ids kebab-case. */
export const camel = (id: string): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function camelKeys<T extends Json>(
  flags: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(flags).map(([id, value]) => [camel(id), value]));
}

function reasonJson(reason: Reason, rule: Rule, { explain }: JsonDetail): Json {
  return {
    rule: reason.rule,
    effect: reason.effect,
    to: reason.to,
    binds: reason.binds,
    because: rule.because,
    ...(rule.liftedBy ? { liftedBy: rule.liftedBy } : {}),
    groups: [...reason.groups],
    answers: reason.answers.map(leafJson),
    source: rule.sources.map(sourceJson),
    ...(explain ? { condition: proofJson(reason.proof) } : {}),
  };
}

const sourceJson = ({ source, where }: SourceRef): Json =>
  where === null ? { id: source } : { id: source, where };

function leafJson({ about, group, value, origin, at }: Leaf): Json {
  return {
    fact: about,
    ...(group === undefined ? {} : { group }),
    value,
    origin,
    ...(at ? { at: placeJson(at) } : {}),
  };
}

function placeJson(at: Location): Json {
  const { file, line, column } = placeOf(at);
  return { file, line, column };
}

export function proofJson(proof: Proof): Json {
  const outcome = { holds: proof.truth, certain: proof.certain };
  switch (proof.kind) {
    case 'all':
    case 'any':
      return { [proof.kind]: proof.of.map(proofJson), ...outcome };
    case 'not':
      return { not: proofJson(proof.of), ...outcome };
    case 'groups':
      return {
        groups: proof.asked,
        each: proof.groups.map(({ name, proof: each }) => ({
          group: name,
          condition: proofJson(each),
        })),
        ...outcome,
      };
    case 'leaf':
      return {
        ...(leafJson(proof.leaf) as JsonObject),
        asked: proof.asked,
        ...outcome,
        ...(proof.because ? { because: proofJson(proof.because) } : {}),
      };
  }
}
