import { loginAt, personDn, personRecord } from './organisation.mjs';

const TITLE = (dn, title) => `dn: ${dn}\nchangetype: modify\nreplace: title\ntitle: ${title}\n`;

/** Ten changes as RFC 2849 records: eight people get another title, one is new, and one joins a group. `undo` takes back the last two. */
export function tenChanges(people, round) {
  const title = `Engineer ${process.pid} ${round}`;
  const titles = Array.from({ length: 8 }, (_, index) => TITLE(personDn(Math.floor((people / 8) * index) + round), title));
  const fresh = people + round;
  const group = `cn=group1,ou=groups,dc=bench,dc=test`;
  const member = (act, dn) => `dn: ${group}\nchangetype: modify\n${act}: member\nmember: ${dn}\n`;
  const added = personRecord(fresh).replace('\nobjectClass', '\nchangetype: add\nobjectClass');
  return {
    login: loginAt(fresh),
    apply: [...titles, added.trimEnd() + '\n', member('add', personDn(fresh))].join('\n'),
    undo: [member('delete', personDn(fresh)), `dn: ${personDn(fresh)}\nchangetype: delete\n`].join('\n'),
  };
}
