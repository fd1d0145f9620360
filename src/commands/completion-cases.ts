// The arms of a `case` in bash and zsh; those that do the same stand together.

export function arms(rows: readonly (readonly [pattern: string, then: string])[]): string {
  const patterns = new Map<string, string[]>();
  for (const [pattern, then] of rows) patterns.set(then, [...(patterns.get(then) ?? []), pattern]);
  return [...patterns]
    .map(([then, all]) => `      ${all.map(quoted).join('|')}) ${then} ;;`)
    .join('\n');
}

/** Text as one word of a shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
