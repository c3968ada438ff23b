import type { Notices } from '@tessera/enrollment';
import { randomUUID } from 'node:crypto';
import type { Outbox } from '../../delivery/index.js';
import { localeOf } from '../../platform/graphql/locale.js';
import { row, type Work } from '../../platform/index.js';
import { noticeMail, type NoticeSender } from './notice-mail.js';

interface Reader {
  readonly name: string;
  readonly mail: string | null;
  readonly locale: string | null;
  readonly language: string | null;
}
const DAY_MS = 86_400_000;

/**
 * Notices go by mail to the address that the directory has, in the language that the person used last, else in the directory's.
 * Whoever has no address is told by the page alone.
 */
export const mailedNotices = (work: Work, outbox: Outbox, sender: NoticeSender): Notices => ({
  async tell({ kind, personId, facts }) {
    const reader = await row<Reader>(
      work.manager,
      'SELECT display_name AS name, mail, locale, language FROM person WHERE id = $1',
      [personId],
    );
    if (!reader?.mail) return;
    const locale = localeOf({ 'accept-language': [reader.locale, reader.language].filter(Boolean).join(',') });
    await outbox.enqueue(work, {
      id: randomUUID(),
      kind: 'mail',
      personId,
      regardingId: null,
      to: reader.mail,
      content: noticeMail({ kind, facts }, work.now, { name: reader.name, locale }, sender),
      expiresAt: new Date(work.now.getTime() + DAY_MS),
    });
  },
});
