import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { actorOf, Audit } from '../audit/index.js';
import { Database, type FullViewer, Refused, row } from '../platform/index.js';

@ObjectType('PolicySettings', { description: 'What a preview assumes.' })
export class PolicySettingsView {
  @Field(() => Int, { description: 'Of a hundred people who are asked to enroll, how many call the helpdesk.' })
  callsPercent: number;
  @Field(() => [String], { description: 'Logins of accounts that no person uses; * stands for anything.' })
  serviceLogins: string[];
}

const PATTERNS_MOST = 50;
const PATTERN_LENGTH = 100;

@Injectable()
export class PolicySettings {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async get(): Promise<PolicySettingsView> {
    const found = await row<PolicySettingsView>(
      this.database.manager,
      'SELECT calls_percent AS "callsPercent", service_logins AS "serviceLogins" FROM policy_setting',
    );
    if (!found) throw new Error('the settings of policies are gone');
    return found;
  }

  async save(operator: FullViewer, { callsPercent, serviceLogins }: PolicySettingsView): Promise<PolicySettingsView | Refused> {
    const patterns = [...new Set(serviceLogins.map((one) => one.normalize('NFC').trim()))];
    const fits = patterns.every((one) => one.length > 0 && one.length <= PATTERN_LENGTH && !/\p{Cc}/u.test(one));
    if (!fits || patterns.length > PATTERNS_MOST) {
      return new Refused(
        'policy_invalid',
        { field: 'serviceLogins' },
        `Patterns have 1 to ${PATTERN_LENGTH} characters, and there are at most ${PATTERNS_MOST}.`,
      );
    }
    if (callsPercent < 0 || callsPercent > 100)
      return new Refused('policy_invalid', { field: 'callsPercent' }, 'A share is 0 to 100.');
    return this.database.transaction(async (work) => {
      await work.manager.query('UPDATE policy_setting SET calls_percent = $1, service_logins = $2', [callsPercent, patterns]);
      await this.audit.append(work, {
        action: 'policy.settings_saved',
        actor: actorOf(operator),
        details: { callsPercent, serviceLogins: patterns },
      });
      return { callsPercent, serviceLogins: patterns };
    });
  }
}
