// How a text report is laid out.
import type { Painter } from '../model/painter.js';

export interface Page {
  /** Width in columns, 40 or more. */
  readonly width: number;
  readonly paint: Painter;
  /** Only ASCII: `^` for the pins, `-` for dashes. */
  readonly ascii: boolean;
}
