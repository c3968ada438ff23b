import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { DemoRows } from '../phones/demo-rows.js';

export interface MailServer {
  /** As a mail program writes it: `smtp://127.0.0.1:port`. */
  readonly url: string;
  close(): Promise<void>;
}

/** A mail server on a free port of the loopback that keeps every mail for the demo mailbox and passes none on. */
export async function startMailServer(rows: Pick<DemoRows, 'addMail'>): Promise<MailServer> {
  const server = new SMTPServer({
    banner: 'Tessera demo mail',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: 1024 * 1024,
    closeTimeout: 1000,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      keep(stream, recipients, rows).then(
        () => done(),
        () => done(new Error('the mail could not be kept')),
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(
  stream: AsyncIterable<Buffer>,
  recipients: readonly string[],
  rows: Pick<DemoRows, 'addMail'>,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  const { subject = '', text = '' } = await PostalMime.parse(Buffer.concat(parts));
  for (const to of recipients) await rows.addMail({ id: randomUUID(), to, subject, text: text.trim() });
}
