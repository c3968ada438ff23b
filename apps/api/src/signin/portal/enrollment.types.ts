import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { GqlMethod } from '../../platform/index.js';
import { ViewerView } from './viewer.types.js';

@ObjectType('AppSetup')
export class GqlAppSetup {
  @Field(() => String, { description: 'otpauth:// URI (key URI format).' })
  uri: string;

  @Field(() => String)
  issuer: string;

  @Field(() => String)
  account: string;

  @Field(() => String, { description: 'Base32 in groups of four.' })
  secret: string;

  @Field(() => String, { description: 'The URI as an SVG picture.' })
  qrSvg: string;

  @Field(() => Int)
  digits: number;

  @Field(() => Int)
  periodSeconds: number;
}

@ObjectType('EnrollmentView')
export class GqlEnrollment {
  @Field(() => ID)
  handle: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String, { description: 'AWAITING_PROOF, COMPLETED, FAILED, CANCELLED, EXPIRED' })
  state: string;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => String, {
    nullable: true,
    description: "The number as it will be dialled, for the person to check: '+49 30 1234567'. Phone methods only.",
  })
  phone: string | null;

  @Field(() => GqlAppSetup, {
    nullable: true,
    description: 'App methods: the facts to scan or type, shown to the person who is enrolling only.',
  })
  app: GqlAppSetup | null;

  @Field(() => Boolean, { description: 'True once the first text went out.' })
  sent: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true })
  resendAt: Date | null;

  @Field(() => Int)
  sendsLeft: number;

  @Field(() => Int)
  triesLeft: number;

  @Field(() => String, { nullable: true })
  delivery: string | null;
}

@ObjectType()
export class EnrollmentResult {
  @Field(() => GqlEnrollment)
  enrollment: GqlEnrollment;

  @Field(() => ViewerView)
  viewer: ViewerView;
}

@InputType()
export class PhoneInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @MaxLength(2)
  country: string;

  @Field(() => String, { description: 'As typed. Spaces are fine; punctuation is refused.' })
  @MaxLength(64)
  number: string;
}
