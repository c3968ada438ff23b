import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { Audit } from '../../audit/index.js';
import { type DirectoryGroup, GroupList, ROLES_CHANGED } from '../../people/index.js';
import {
  Bus,
  countOne,
  type Counted,
  Database,
  type Limit,
  PageInput,
  Refused,
  type RequestSource,
  row,
  takeBack,
  touched,
} from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { SetupToken } from './setup-token.js';

const WRONG_TOKENS: Limit = { scope: 'setup-source', most: 5, seconds: 900, pauseSeconds: 900 };

/** The page that makes the first admin. Every use of a token is counted before it is looked at. */
@Injectable()
export class Setup {
  constructor(
    private readonly database: Database,
    private readonly token: SetupToken,
    private readonly groupList: GroupList,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  async groups(token: string, search: string | null, source: RequestSource): Promise<DirectoryGroup[] | Refused> {
    const refused = await this.refusalOf(token, source);
    if (refused) return refused;
    const page = Object.assign(new PageInput(), { limit: 50 });
    return (await this.groupList.page(search, null, page)).items;
  }

  async claim(token: string, groupId: string, source: RequestSource): Promise<true | Refused> {
    const refused = await this.refusalOf(token, source);
    if (refused) return refused;
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const group = isUUID(groupId)
        ? await row<{ id: string; name: string }>(
            manager,
            'SELECT id, name FROM directory_group WHERE id = $1 AND missing_since IS NULL',
            [groupId],
          )
        : null;
      if (!group) return new Refused('not_found', { field: 'groupId' });
      if (!(await this.token.consume(manager, token))) return new Refused('setup_token', { field: 'token' });
      await touched(
        manager,
        `INSERT INTO installation (name, value) VALUES ('operator-existed', 'true') ON CONFLICT DO NOTHING RETURNING 1`,
      );
      await touched(
        manager,
        `INSERT INTO role_mapping (role, group_id, created_by) VALUES ('admin', $1, 'Setup') ON CONFLICT DO NOTHING RETURNING 1`,
        [group.id],
      );
      await this.audit.append(work, {
        action: 'setup.claimed',
        actor: { kind: 'anonymous' },
        subject: { kind: 'group', id: group.id, name: group.name },
        sourceAddress: source.address,
        details: { role: 'admin' },
      });
      await this.bus.tell(manager, ROLES_CHANGED);
      return true;
    });
  }

  /** Counts first; a right token is taken back from the count. */
  private async refusalOf(token: string, source: RequestSource): Promise<Refused | null> {
    if (await this.token.operatorExisted()) return new Refused('setup_closed');
    const counted = await this.database.transaction(({ manager }) =>
      countOne(manager, WRONG_TOKENS, sourceNetwork(source.address)),
    );
    if ('retryAt' in counted) return new Refused('too_many_attempts', { retryAt: counted.retryAt });
    return this.judge(token, counted, source);
  }

  private judge(token: string, counted: Counted, source: RequestSource): Promise<Refused | null> {
    return this.database.transaction(async (work) => {
      if (await this.token.isRight(work.manager, token)) {
        await takeBack(work.manager, counted);
        return null;
      }
      await this.audit.append(work, {
        action: 'setup.refused',
        outcome: 'refused',
        code: 'setup_token',
        actor: { kind: 'anonymous' },
        sourceAddress: source.address,
      });
      return new Refused('setup_token', { field: 'token' });
    });
  }
}
