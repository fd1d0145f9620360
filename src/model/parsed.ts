/** What a JSON text holds; null for a text that is none, as what is kept on disk may be cut short or spoilt. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
