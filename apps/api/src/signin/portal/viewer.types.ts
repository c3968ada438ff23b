import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
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

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'ENROLL: until then enrolling can be put off.' })
  skipUntil: Date | null;

  @Field(() => Boolean, { description: 'ENROLL after a recovery code: set up something new, then sign in again.' })
  recovering: boolean;

  @Field(() => [String], { description: 'BACKUP: a second way has to be added before anything goes on.' })
  owes: string[];

  @Field(() => Int, { description: 'CHALLENGE: for how many days this browser may be remembered; 0 never.' })
  rememberDays: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'SIGNED_IN: sensitive changes need no new proof until then.' })
  freshUntil: Date | null;

  /** Not shown: whom `reason` is about. */
  personId: string | null;
}

@ObjectType({ description: 'What the browser shows next.' })
export class SignInStep {
  @Field(() => ViewerView)
  viewer: ViewerView;
}

const PLAIN = { roles: [], skipUntil: null, recovering: false, owes: [], rememberDays: 0, freshUntil: null };
const NOBODY = { displayName: null, login: null, decisionId: null, expiresAt: null, personId: null };

export function viewerView(viewer: Viewer): ViewerView {
  if (viewer.kind === 'anonymous') return { state: GqlSessionState.ANONYMOUS, ...PLAIN, ...NOBODY };
  const { displayName, login, decisionId, expiresAt, personId } = viewer;
  const known = { ...PLAIN, displayName, login, decisionId, expiresAt, personId };
  if (viewer.kind === 'full') {
    const owes = viewer.owes.map((owed) => owed.toUpperCase());
    return { ...known, state: GqlSessionState.SIGNED_IN, roles: viewer.roles as GqlRole[], owes, freshUntil: viewer.freshUntil };
  }
  const { skipUntil, recovering, rememberDays } = viewer;
  return viewer.purpose === 'enroll'
    ? { ...known, state: GqlSessionState.ENROLL, skipUntil, recovering }
    : { ...known, state: GqlSessionState.CHALLENGE, rememberDays };
}
