import type { StagedRows } from './stage-rows.js';

/** Bytes a write: few round trips, and little in memory. */
const ENOUGH = 512 * 1024;

/** Rows as they go out. */
export interface StagedBytes {
  readonly table: string;
  readonly columns: readonly string[];
  readonly bytes: Buffer;
}

interface Gathered {
  readonly table: string;
  readonly columns: readonly string[];
  readonly buffer: Buffer;
  size: number;
}

/** Rows of one run on their way: gathered by table, one write at a time, during which the next is gathered. */
export class StagingQueue {
  readonly #gathered = new Map<string, Gathered>();
  /** To be used again: what is allocated anew for each write stays in memory for many writes. */
  readonly #free: Buffer[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly write: (part: StagedBytes) => Promise<void>) {}

  /** Resolves when there is room again. Throws what an earlier write failed with. */
  async add({ table, columns, text }: StagedRows): Promise<void> {
    if (text === '') return;
    const need = Buffer.byteLength(text);
    let part = this.#gathered.get(table);
    if (part && part.buffer.length - part.size < need) {
      await this.flush(part);
      part = undefined;
    }
    part ??= { table, columns, buffer: this.room(need), size: 0 };
    this.#gathered.set(table, part);
    // Bytes at once: a text that was put together from many lives in memory as all of its pieces.
    part.size += part.buffer.write(text, part.size);
  }

  /** Writes the rest and waits for it. */
  async settle(): Promise<void> {
    for (const part of this.#gathered.values()) await this.flush(part);
    await this.#writing;
  }

  /** Forgets what is gathered, and waits until nothing is under way. */
  async drop(): Promise<void> {
    this.#gathered.clear();
    await this.#writing.catch(() => undefined);
  }

  private room(need: number): Buffer {
    return need > ENOUGH ? Buffer.allocUnsafeSlow(need) : (this.#free.pop() ?? Buffer.allocUnsafeSlow(ENOUGH));
  }

  private async flush({ table, columns, buffer, size }: Gathered): Promise<void> {
    this.#gathered.delete(table);
    await this.#writing;
    this.#writing = this.write({ table, columns, bytes: buffer.subarray(0, size) }).then(() => {
      if (buffer.length === ENOUGH) this.#free.push(buffer);
    });
    // Whoever comes next hears of it.
    this.#writing.catch(() => undefined);
  }
}
