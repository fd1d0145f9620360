// Everything that conditions may speak of, by its name: variables with their values, cells, classes of groups.
import type { CellIndex, ValueSet, VariableIndex } from '../model/condition.js';
import { type Layer, type Pack, type Pin, pins, type Variable } from '../model/pack.js';
import type { Choices } from './pack-values.js';

/** A variable under its name. */
export interface Word extends Choices {
  readonly index: VariableIndex;
  readonly variable: Variable;
}

export interface CellWord extends Choices {
  readonly index: CellIndex;
}

export interface PeopleWords {
  readonly key: string;
  readonly cells: ReadonlyMap<string, CellWord>;
  readonly classes: ReadonlyMap<string, ValueSet>;
}

export interface Vocabulary {
  readonly words: ReadonlyMap<string, Word>;
  readonly people: PeopleWords | null;
}

export type Named = Pick<Pack, 'scale' | 'kinds' | 'names' | 'flags'>;

/** The layer after which each pin is known. */
const pinLayers: Record<Pin, Layer> = {
  kind: 'kind',
  start: 'start',
  'called-for': 'called-for',
  reach: 'reach',
  today: 'today',
  first: 'first',
  name: 'name',
};

/** The index of a variable that has no place in the table yet. */
export const unplaced = -1 as VariableIndex;

/** The results that every pack has. */
export function pinVariables(named: Named): readonly Variable[] {
  const ids = (terms: readonly { readonly id: string }[]) => terms.map(({ id }) => id);
  const approaches = ids(named.scale.approaches);
  const values = (pin: Pin) =>
    pin === 'kind' ? ids(named.kinds) : pin === 'name' ? ids(named.names) : approaches;
  return pins.map((pin, index) => ({
    id: pin,
    kind: 'pin',
    index,
    values: [...values(pin), 'none'],
    ordered: pin !== 'name',
    layer: pinLayers[pin],
  }));
}

export const flagVariable = ({ id }: { readonly id: string }, index: number): Variable => ({
  id,
  kind: 'flag',
  index,
  values: ['no', 'yes'],
  ordered: true,
  layer: 'flags',
});

/** The variables by name, with how many of their values are positions in an order. */
export function wordsOf(variables: readonly Variable[], named: Named): ReadonlyMap<string, Word> {
  const approaches = named.scale.approaches.map(({ id }) => id);
  return new Map(
    variables.map((variable, index) => [
      variable.id,
      {
        index: index as VariableIndex,
        variable,
        name: variable.id,
        values: variable.values,
        ordered: variable.ordered,
        positions: positionsOf(variable.values, approaches),
      },
    ]),
  );
}

/** Names, `none` and `unstated` come after the values that have an order. */
function positionsOf(values: readonly string[], approaches: readonly string[]): number {
  const onScale = approaches.length > 0 && approaches.every((id, at) => values[at] === id);
  if (onScale) return approaches.length;
  const last = values.at(-1);
  return last === 'unstated' || (last === 'none' && values.length > 1)
    ? values.length - 1
    : values.length;
}
