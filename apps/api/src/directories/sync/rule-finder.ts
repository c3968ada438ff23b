import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GroupFinder } from '../../policies/index.js';
import { Connections } from '../connections/connections.js';

/** An admin waits for the answer. */
const PATIENCE_MS = 10_000;

/** Lets policies ask a directory which groups a filter matches. */
@Injectable()
export class RuleFinder implements OnModuleInit {
  constructor(
    private readonly finder: GroupFinder,
    private readonly connections: Connections,
  ) {}

  onModuleInit(): void {
    this.finder.use((directoryId, filter) => this.matching(directoryId, filter));
  }

  private async matching(directoryId: string, filter: string): Promise<readonly string[] | null> {
    const connected = await this.connections.of(directoryId);
    if (!connected) return null;
    const found: string[] = [];
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for await (const ids of connected.reader.groupsMatching({ filter }, { signal })) found.push(...ids);
    return found;
  }
}
