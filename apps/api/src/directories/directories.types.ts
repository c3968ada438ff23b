import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class OperationCount {
  @Field(() => String) operation: string;
  @Field(() => Int) count: number;
}

@ObjectType()
export class SyncRun {
  @Field(() => ID) id: string;
  @Field(() => ID) directoryId: string;
  @Field(() => String, { description: 'full, changes' }) mode: string;
  @Field(() => String, { description: 'RUNNING, COMPLETED, FAILED, HELD' }) state: string;
  @Field(() => String, { description: 'SCHEDULE, BUTTON, START' }) trigger: string;
  @Field(() => GraphQLISODateTime) startedAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) finishedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Reading units, people, groups; comparing; merging; evaluating' })
  phase: string | null;
  @Field(() => Int, { nullable: true, description: 'What the last full run read; null before the first.' })
  expectedPeople: number | null;
  @Field(() => Int) peopleRead: number;
  @Field(() => Int) groupsRead: number;
  @Field(() => Int) added: number;
  @Field(() => Int) changed: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) returned: number;
  @Field(() => Int) quarantined: number;
  @Field(() => String, { nullable: true, description: 'Closed list of codes, null on success.' }) errorCode: string | null;
  @Field(() => String, { nullable: true, description: 'What went wrong and what to do, for an admin.' }) errorMessage:
    string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) undoneAt: Date | null;
  @Field(() => Boolean) undoable: boolean;
  @Field(() => Boolean) cancellable: boolean;
}

@ObjectType()
export class DirectoryMapping {
  @Field(() => String, {
    description: 'login, displayName, givenName, familyName, mail, officePhone, department, title, country, language',
  })
  field: string;
  @Field(() => String) attribute: string;
}

@ObjectType()
export class DirectoryConfiguration {
  @Field(() => Boolean) startTls: boolean;
  @Field(() => String, { nullable: true }) caPem: string | null;
  @Field(() => String) bindDn: string;
  @Field(() => String, { nullable: true }) peopleFilter: string | null;
  @Field(() => String, { nullable: true }) groupFilter: string | null;
  @Field(() => [DirectoryMapping]) mapping: DirectoryMapping[];
  @Field(() => [String]) extraAttributes: string[];
}

@ObjectType()
export class DirectoryRights {
  @Field(() => String, { description: 'yes, no, unknown' }) canWrite: string;
  @Field(() => [String]) attributes: string[];
  @Field(() => Boolean, { nullable: true }) readsPasswords: boolean | null;
  @Field(() => GraphQLISODateTime) checkedAt: Date;
}

@ObjectType()
export class Directory {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'open-ldap, active-directory, generic' }) kind: string;
  @Field(() => String) url: string;
  @Field(() => String) baseDn: string;
  @Field(() => Boolean) demo: boolean;
  @Field(() => String, { description: 'demo, environment, console' }) source: string;
  @Field(() => Int, { description: '1 is asked first for a name without a domain.' }) position: number;
  @Field(() => Boolean, { description: 'Not read; its people still sign in.' }) paused: boolean;
  @Field(() => Int) syncMinutes: number;
  @Field(() => Int) syncSeconds: number;
  @Field(() => DirectoryConfiguration, { nullable: true, description: 'Null for the demo directory. Never a password.' })
  configuration: DirectoryConfiguration | null;
  @Field(() => DirectoryRights, { nullable: true, description: 'Of the service account; null until they were asked for.' })
  rights: DirectoryRights | null;
  @Field(() => Int) people: number;
  @Field(() => Int) groups: number;
  @Field(() => GraphQLISODateTime, { nullable: true }) nextRunAt: Date | null;
  @Field(() => [OperationCount], {
    description:
      'LDAP operations sent to this directory since the process started, by type. Only bind, search, unbind, abandon and startTls can exist.',
  })
  operations: OperationCount[];
}
