// The JSON Schema of a row of the flat table that `rules compile --to sql` decides over.
import { flatColumns } from '../engine/flat.js';
import type { Pack } from '../model/pack.js';

export function tableSchema(pack: Pack): object {
  const columns = flatColumns(pack);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `A row of the table that the decision of ${pack.id} ${pack.version} reads`,
    description:
      'One row a brief, all columns text. What was left out is NULL, and the statement fills it in; what is asked about people and dates is never NULL.',
    type: 'object',
    properties: {
      id: { description: 'which brief it is', type: 'string' },
      ...Object.fromEntries(
        columns.map(({ name, says, values, of }) => [
          name,
          { description: says, enum: of.kind === 'fact' ? [...values, null] : values },
        ]),
      ),
    },
    required: ['id', ...columns.map(({ name }) => name)],
  };
}
