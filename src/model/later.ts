// Parts of a record that are worked out once somebody asks for them, as most of them never are.

/**
 * Adds properties that are worked out when first asked for, and kept. They are the record's own like all others: copies of
 * it and its JSON have them.
 */
export function withLater<T extends object, L extends object>(
  record: T,
  later: { readonly [K in keyof L]: () => L[K] },
): T & L {
  for (const key in later) {
    const make = later[key];
    let made: L[typeof key] | undefined;
    const get = (): L[typeof key] => {
      made ??= make();
      return made;
    };
    Object.defineProperty(record, key, { get, enumerable: true });
  }
  return record as T & L;
}
