// What reads any brief and changes the text of one: it needs the YAML package and loads only when it is wanted.
export { readBriefs } from '../read/brief.js';
export { editBrief } from '../read/edit-brief.js';
