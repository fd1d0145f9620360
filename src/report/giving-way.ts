// The order in which the sections of an answer give way where there is too little room, each time by one form.

/** The trail and whether before why, and why before what to do. */
export const giving = [
  ...['silent', 'open', 'why', 'held', 'first', 'open', 'methods', 'open'],
  ...['methods', 'groups', 'open', 'questions', 'duties', 'promise', 'cautions', 'open'],
  ...['why', 'held', 'first', 'conditions', 'groups', 'promise', 'duties', 'cautions'],
  ...['why', 'held', 'first', 'promise', 'groups', 'conditions', 'duties', 'cautions'],
];

/** In parts whether and the trail go first, so that each part says why, what to watch and what is offered. */
export const givingInParts = [
  ...['silent', 'open', 'open', 'open', 'open', 'open'],
  ...['why', 'held', 'first', 'why', 'held', 'first'],
  ...['methods', 'questions', 'conditions', 'open', 'promise', 'groups', 'methods', 'promise'],
  ...['duties', 'conditions', 'cautions', 'groups', 'why', 'held', 'first', 'cautions', 'duties'],
  ...['duties', 'groups', 'cautions', 'held', 'held', 'why', 'first'],
];
