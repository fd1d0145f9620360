// Answers by dotted fact as the nested sections of a brief.

export function nested(
  answers: Iterable<readonly [fact: string, value: string | undefined]>,
): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const [fact, value] of answers) {
    if (value === undefined) continue;
    const path = fact.split('.');
    let at = content;
    for (const key of path.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[path.at(-1) ?? ''] = value;
  }
  return content;
}
