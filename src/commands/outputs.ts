// Where reports go: `-f FORMAT[=FILE]`, at most one of them to standard output.

export interface Output<F extends string> {
  readonly format: F;
  /** null: standard output. */
  readonly file: string | null;
}

export type Outputs<F extends string> =
  | { readonly outputs: readonly Output<F>[] }
  | { readonly wrong: string };

export function outputsFrom<F extends string>(
  wanted: readonly string[] | undefined,
  known: readonly F[],
  usual: F,
): Outputs<F> {
  const outputs: Output<F>[] = [];
  for (const text of wanted ?? [usual]) {
    const [name = '', ...rest] = text.split('=');
    const format = known.find((entry) => entry === name);
    if (!format) return { wrong: `"${name}" is no format here; one of ${known.join(', ')}` };
    if (rest.length > 0 && rest.join('=') === '')
      return { wrong: `--format ${text} names no file` };
    outputs.push({ format, file: rest.length > 0 ? rest.join('=') : null });
  }
  if (outputs.filter(({ file }) => file === null).length > 1)
    return {
      wrong:
        'two formats on standard output; give one of them a file, as in --format json=out.json',
    };
  return { outputs };
}
