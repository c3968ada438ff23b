/** What the process tells whoever started it: over the IPC channel when there is one, as plain lines otherwise. */
export interface ReadyNews {
  readonly urls: readonly { readonly label: string; readonly url: string }[];
  readonly accounts: readonly { readonly login: string; readonly password: string; readonly note: string }[];
  readonly setupToken?: string;
  readonly next: readonly string[];
}

export class Narrator {
  progress(text: string): void {
    this.tell({ type: 'progress', text }, text);
  }

  ready(news: ReadyNews): void {
    const lines = [...news.urls.map(({ label, url }) => `${label}: ${url}`), ...news.next];
    if (news.setupToken) lines.push(`Setup token (once, 60 minutes): ${news.setupToken}`);
    this.tell({ type: 'ready', ...news }, lines.join('\n'));
  }

  fatal(line: string): void {
    this.tell({ type: 'fatal', line }, line);
  }

  private tell(message: Record<string, unknown>, plain: string): void {
    if (process.send) process.send(message);
    else process.stdout.write(`${plain}\n`);
  }
}

/** One line for the causes that a person can mend; the rest keeps its own message. */
export function fatalLine(cause: unknown): string {
  const { code, message, port, address } = cause as { code?: string; message?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is in use. Stop the other program, or choose another with PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} is not an address of this machine.`;
  if (code === 'ECONNREFUSED') return 'DATABASE_URL: no database answers there. Start it, or correct the address.';
  if (code === '28P01' || code === '28000') return 'DATABASE_URL: the database refuses this user or password.';
  if (code === '3D000') return 'DATABASE_URL: this database does not exist. Create it first.';
  if (code === '42501') return `DATABASE_URL: this user lacks a right (${message}). Use the owner of the database.`;
  return message ?? 'The server could not start.';
}
