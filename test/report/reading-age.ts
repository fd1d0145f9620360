// How old a reader has to be: Flesch and Kincaid's grade, plus five, over English prose.

/** Syllables of a word, by its groups of vowels; close enough over a page. */
export function syllables(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  if (bare.length <= 3) return bare.length === 0 ? 0 : 1;
  const ending = bare.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, ending.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** Sentences end at a full stop, a question mark or an exclamation mark. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[.?!]+(?:\s|$)/)
    .map((part) => part.trim())
    .filter((part) => /[a-z]/i.test(part));

/** Flesch and Kincaid's grade of the whole text, plus five. */
export function readingAge(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap((part) =>
    part.split(/[\s-]+/).filter((word) => /[a-z]/i.test(word)),
  );
  if (words.length === 0) return 0;
  const beats = words.reduce((sum, word) => sum + syllables(word), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (beats / words.length) - 15.59;
  return grade + 5;
}

/** The prose of an answer: no scale, no headings, no trail of places and ids. */
export function proseOf(answer: string): string {
  const paragraphs: string[] = [];
  for (const line of answer.split('\n')) {
    if (/^[a-z]/.test(line) && !/[.?!]$/.test(line)) continue;
    if (/^ {6}/.test(line) || /▲|^ {2}doing /.test(line) || /:\d+\)?$/.test(line)) continue;
    if (/^ {3,}(?! |lifted by )/.test(line))
      paragraphs.push(`${paragraphs.pop() ?? ''} ${line.trim()}`);
    else if (line.trim() !== '') paragraphs.push(line.trim().replace(/ {3,}.*$/, ''));
  }
  return paragraphs
    .map((paragraph) => (/[.?!]$/.test(paragraph) ? paragraph : `${paragraph}.`))
    .join('\n');
}
