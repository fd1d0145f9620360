// The few shapes that schemas of pack files are put together from.
export type Schema = { readonly [key: string]: unknown };

export const plainText: Schema = { type: ['string', 'number'] };
/** As YAML and JSON write it. */
export const yesNo: Schema = { enum: ['yes', 'no', true, false] };
/** A value of a fact: yes and no may be written as JSON writes them. */
export const word: Schema = { type: ['string', 'number', 'boolean'] };

export const said = (description: string, schema: Schema): Schema =>
  '$ref' in schema ? { description, allOf: [schema] } : { ...schema, description };

export const text = (description: string): Schema => said(description, plainText);

export const listOf = (items: Schema): Schema => ({ type: 'array', items });

export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

export const oneOrMore = (one: Schema): Schema => ({ anyOf: [one, { type: 'array', items: one }] });

/** A map with these keys and no others. */
export const closed = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required.length > 0 ? { required } : {}),
});

export const defined = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** Words that an editor offers with a line each; others are taken too, since files may declare more. */
export function offered(terms: readonly { readonly id: string; readonly help: string }[]): Schema {
  if (terms.length === 0) return word;
  const known = terms.map(({ id, help }) => ({
    const: id,
    ...(help ? { description: help } : {}),
  }));
  return { anyOf: [...known, word] };
}
