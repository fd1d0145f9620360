// The file an interview is kept in: named after the title unless somebody names it, and saved whole after every answer.
import type { State } from '../interview/state.js';
import type { World } from '../model/world.js';
import { withUnsure } from '../read/unsure-remark.js';

export interface Home {
  /** null until the first answer gives it a name. */
  path: string | null;
  /** The text on disk; null where there is none. */
  saved: string | null;
  /** Why the last text could not be written. */
  trouble: string | null;
}

export const homeAt = (path: string | null, saved: string | null): Home => ({
  path,
  saved,
  trouble: null,
});

/** Saves what has changed; a state that could not be saved says so. */
export function save(state: State, home: Home, world: World): State {
  const text = withUnsure(state.text, state.unsure);
  if (text === home.saved || state.trail.length === 0) return state;
  home.path ??= freePath(state.titled ? state.brief.title : '', world);
  home.trouble = world.write(home.path, text);
  if (home.trouble === null) home.saved = text;
  return home.trouble === null
    ? state
    : { ...state, notes: [...state.notes, `This is not saved: ${home.path}: ${home.trouble}.`] };
}

const longest = 60;

/** `loneliness-among-older-residents.yaml` in the working directory, numbered where it is taken. */
function freePath(title: string, world: World): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const name = words === '' ? 'brief' : words;
  let path = `${name}.yaml`;
  for (let number = 2; world.kindOf(path) !== 'nothing'; number += 1)
    path = `${name}-${number}.yaml`;
  return path;
}
