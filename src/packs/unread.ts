// Facts of a pack that nothing reads: no rule, no ordinary value, no `then` that hangs on them, and no derived fact that is
// itself read by something.
import type { Fact, Pack } from '../model/pack.js';
import { asksOf, cellAsksOf, readsOfDerived } from '../model/reads.js';

export function unreadFacts(pack: Pack): readonly Fact[] {
  const variables = new Set<number>();
  const facts = new Set<number>();
  const cells = new Set<number>();
  const conditions = [
    ...pack.rules.map(({ when }) => when),
    ...pack.facts.flatMap(({ ordinary }) => ordinary.flatMap(({ when }) => when ?? [])),
  ];
  for (const condition of conditions) {
    for (const { variable } of asksOf(condition)) variables.add(variable);
    for (const { cell } of cellAsksOf(condition)) cells.add(cell);
  }
  const headings = JSON.stringify(pack.texts);
  for (const { id, variable } of pack.derived)
    if (headings.includes(JSON.stringify(id))) variables.add(variable);
  // what a derived fact reads is added to the set as it is gone through
  for (const variable of variables) {
    const derived = pack.derived.find((each) => each.variable === variable);
    if (!derived) continue;
    const reads = readsOfDerived(derived);
    for (const read of reads.variables) variables.add(read);
    for (const fact of reads.facts) facts.add(fact);
    for (const cell of reads.cells) cells.add(cell);
  }
  for (const cell of cells) facts.add(pack.people?.cells[cell]?.namedIn ?? -1);
  if (pack.then) facts.add(pack.then.kindFact);
  return pack.facts.filter((fact, index) => !variables.has(fact.variable) && !facts.has(index));
}
