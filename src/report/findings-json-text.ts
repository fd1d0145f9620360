// JSON as text that may also be printed into a CI log.

/** Ends with a line break; `##`, which runners read commands from, is written with an escape of the same meaning. */
export function jsonText(value: unknown, indent = 0): string {
  return `${JSON.stringify(value, null, indent).replaceAll('##', '\\u0023#')}\n`;
}
