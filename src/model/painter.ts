// Colour by meaning, never needed to understand: who prints hands in a painter, and plain text is the one that does nothing.

export type Paint = (text: string) => string;

export interface Painter {
  readonly error: Paint;
  readonly warning: Paint;
  readonly note: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

const asIs: Paint = (text) => text;

export const plain: Painter = {
  error: asIs,
  warning: asIs,
  note: asIs,
  strong: asIs,
  dim: asIs,
  bold: asIs,
};
