// Pieces of JSON Schemas (draft-07) that the formats of several reports are made of.

export type Schema = { readonly [key: string]: unknown };

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const list = (items: Schema): Schema => ({ type: 'array', items });

/** An object with just these keys, all of them there. */
export function record(properties: Readonly<Record<string, Schema>>): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** A record with keys that may be there. */
export function withOptional(schema: Schema, properties: Readonly<Record<string, Schema>>): Schema {
  return { ...schema, properties: { ...(schema.properties as object), ...properties } };
}

export const place: Schema = {
  ...record({
    file: text,
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
  }),
  description: 'lines and columns from 1',
};
