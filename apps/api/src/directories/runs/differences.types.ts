import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class SyncFieldChange {
  @Field(() => String) field: string;
  @Field(() => String, { nullable: true }) before: string | null;
  @Field(() => String, { nullable: true }) after: string | null;
}

@ObjectType()
export class SyncDifference {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'person, group, unit' }) of: string;
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true, description: 'Of a person.' }) login: string | null;
  @Field(() => String, { description: 'missing, disabled, added, changed, returned' }) what: string;
  @Field(() => [SyncFieldChange], { description: 'What it was and would become; empty for one that is missing.' })
  changes: SyncFieldChange[];
}

@ObjectType()
export class SyncDifferenceCount {
  @Field(() => String) what: string;
  @Field(() => String) of: string;
  @Field(() => Int) count: number;
}

@ObjectType()
export class SyncDifferencePage {
  @Field(() => [SyncDifference]) items: SyncDifference[];
  @Field(() => Int) total: number;
  @Field(() => [SyncDifferenceCount], { description: 'Of the whole run, whatever was asked for.' })
  counts: SyncDifferenceCount[];
}
