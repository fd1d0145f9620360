// JSON as text that may also be shown on a terminal or in a CI log, and read as YAML.
// What it means stays the same: what could do harm there is written as an escape.

/** Ends with a line break. */
export function jsonText(value: unknown, indent = 0): string {
  return `${JSON.stringify(value, null, indent).replace(harmful, escapeOf)}\n`;
}

// Controls that JSON lets stand, what turns the reading direction, and what runners read commands from.
const harmful = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|#(?=#)/g;

const escapeOf = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
