import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GqlRole, type Viewer } from '../../platform/index.js';

export enum GqlSessionState {
  ANONYMOUS = 'anonymous',
  CHALLENGE = 'challenge',
  ENROLL = 'enroll',
  SIGNED_IN = 'signed-in',
}
registerEnumType(GqlSessionState, { name: 'SessionState' });

@ObjectType('Viewer')
export class ViewerView {
  @Field(() => GqlSessionState)
  state: GqlSessionState;

  @Field(() => String, { nullable: true, description: 'Null while ANONYMOUS.' })
  displayName: string | null;

  @Field(() => String, { nullable: true })
  login: string | null;

  @Field(() => [GqlRole])
  roles: GqlRole[];

  @Field(() => ID, { nullable: true, description: 'The decision this session rests on; a person can quote it to the helpdesk.' })
  decisionId: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When this session ends unless it is used.' })
  expiresAt: Date | null;

  /** Not shown: whom `reason` is about. */
  personId: string | null;
}

@ObjectType({ description: 'What the browser shows next.' })
export class SignInStep {
  @Field(() => ViewerView)
  viewer: ViewerView;
}

export function viewerView(viewer: Viewer): ViewerView {
  if (viewer.kind === 'anonymous') {
    const nobody = { displayName: null, login: null, decisionId: null, expiresAt: null, personId: null };
    return { state: GqlSessionState.ANONYMOUS, roles: [], ...nobody };
  }
  const { displayName, login, decisionId, expiresAt, personId } = viewer;
  const known = { displayName, login, decisionId, expiresAt, personId };
  if (viewer.kind === 'full') return { state: GqlSessionState.SIGNED_IN, roles: viewer.roles as GqlRole[], ...known };
  return { state: viewer.purpose === 'enroll' ? GqlSessionState.ENROLL : GqlSessionState.CHALLENGE, roles: [], ...known };
}
