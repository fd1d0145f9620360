// What a file's name tells of the brief in it.
import type { BriefFormat } from '../read/brief.js';

/** By the ending of a name, in lower case and without its dot. */
export const briefFormats: Readonly<Record<string, BriefFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
};

/** The pattern of all files in a folder that may hold briefs. */
export const anyBrief = `**/*.{${Object.keys(briefFormats).join(',')}}`;

/** The endings that tell a format, as a list in words: ".yaml, .yml, .json". */
export const knownEndings = Object.keys(briefFormats)
  .map((ending) => `.${ending}`)
  .join(', ');

/** The format that a file's name tells; undefined where it tells none. */
export const formatOf = (path: string): BriefFormat | undefined =>
  briefFormats[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
