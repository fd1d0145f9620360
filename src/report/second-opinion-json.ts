// Second opinions as JSON, under `also` of an assessment: ids of the other pack, and where its answer lies on the scale of this one.
import type { SecondOpinion } from '../model/assessment.js';
import { ruleCalled } from '../model/rules.js';

export function secondOpinionJson({ answer, pack, like, room, agrees }: SecondOpinion) {
  return {
    pack: { ...answer.pack },
    calledFor: answer.calledFor,
    reach: answer.reach,
    like: [...like],
    room: [...room],
    agrees: { ...agrees },
    settled: answer.possible.settled,
    assumed: answer.assumed.map(({ fact, value }) => ({ fact, value })),
    reasons: answer.reasons
      .filter(({ bearsOn }) => bearsOn.some((pin) => pin === 'calledFor' || pin === 'reach'))
      .map(({ rule, effect, to, binds }) => ({
        rule,
        effect,
        to,
        binds,
        because: ruleCalled(pack, rule).because,
      })),
  };
}
