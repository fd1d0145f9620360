// How far a long run is, on one line of a terminal that is written over; nothing where nobody looks.
import type { Outlet } from '../model/world.js';

export interface Progress {
  /** So many bytes of the inputs and so many briefs are done. */
  at(bytes: number, briefs: number, rejected: number): void;
  /** Writes something else without mixing the two. */
  aside(write: () => void): void;
  end(): void;
}

const pause = 250;
const clear = '\r\x1b[K';

export function progressOn(outlet: Outlet, quiet: boolean, total: number): Progress {
  if (quiet || !outlet.isTerminal)
    return { at: () => {}, aside: (write) => write(), end: () => {} };
  const began = Date.now();
  let shown = began;
  let isShown = false;
  const wipe = (): void => {
    if (isShown) outlet.write(clear);
    isShown = false;
  };
  return {
    at(bytes, briefs, rejected) {
      const now = Date.now();
      if (now - shown < pause) return;
      shown = now;
      isShown = true;
      const seconds = (now - began) / 1000;
      const share = total > 0 ? bytes / total : Number.NaN;
      const left = share > 0 ? `, ${length((seconds / share) * (1 - share))} left` : '';
      const done = Number.isNaN(share) ? '' : `${Math.floor(share * 100)}%, `;
      outlet.write(
        `${clear}${done}${briefs} briefs, ${Math.round(briefs / seconds)} a second${left}${rejected > 0 ? `, ${rejected} rejected` : ''}`,
      );
    },
    aside(write) {
      wipe();
      write();
    },
    end: wipe,
  };
}

const length = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
