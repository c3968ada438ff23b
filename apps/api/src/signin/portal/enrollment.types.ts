import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { GqlMethod } from '../../platform/index.js';
import { DeliveryEventType } from '../../delivery/index.js';
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

@ObjectType('DeviceSetup', { description: "What makes a phone this person's device; the code works once." })
export class GqlDeviceSetup {
  @Field(() => String, { description: "The authenticator's address with the code in its fragment." })
  uri: string;

  @Field(() => String)
  url: string;

  @Field(() => String)
  issuer: string;

  @Field(() => String)
  account: string;

  @Field(() => String, { description: 'In groups of four.' })
  code: string;

  @Field(() => String, { description: 'The URI as an SVG picture.' })
  qrSvg: string;
}

@ObjectType()
export class OfficePhone {
  @Field(() => String)
  country: string;

  @Field(() => String, { description: 'In national form, digits and spaces: to fill in the form.' })
  number: string;

  @Field(() => String, { nullable: true })
  extension: string | null;

  @Field(() => String, { description: 'International form.' })
  shown: string;
}

@ObjectType()
export class EnrollmentOffer {
  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => OfficePhone, { nullable: true, description: "OFFICE_PHONE: the directory's number, null when it has none." })
  officePhone: OfficePhone | null;

  @Field(() => Boolean, { description: 'OFFICE_PHONE: whether another number may be typed. Always true for the others.' })
  editable: boolean;
}

@ObjectType('EnrollmentView')
export class GqlEnrollment {
  @Field(() => ID)
  handle: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String, { description: 'AWAITING_PROOF, CONFIRMED, COMPLETED, FAILED, CANCELLED, EXPIRED' })
  state: string;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => String, {
    nullable: true,
    description: "The number as it will be dialled, for the person to check: '+49 30 1234567'. Phone methods only.",
  })
  phone: string | null;

  @Field(() => String, { nullable: true })
  extension: string | null;

  @Field(() => GqlAppSetup, {
    nullable: true,
    description: 'App methods: the facts to scan or type, shown to the person who is enrolling only.',
  })
  app: GqlAppSetup | null;

  @Field(() => GqlDeviceSetup, { nullable: true, description: 'APP_NOTIFICATION, until a phone has become the device.' })
  device: GqlDeviceSetup | null;

  @Field(() => Boolean)
  activated: boolean;

  @Field(() => String, { nullable: true, description: 'What the phone calls itself.' })
  deviceName: string | null;

  @Field(() => String, { nullable: true, description: 'Two digits to type on the phone or device.' })
  number: string | null;

  @Field(() => Boolean, { description: 'True once a first text, call or notification went out.' })
  sent: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true })
  resendAt: Date | null;

  @Field(() => Int)
  sendsLeft: number;

  @Field(() => Int)
  triesLeft: number;

  @Field(() => [DeliveryEventType])
  delivery: DeliveryEventType[];
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

  @Field(() => String, { nullable: true, description: 'Office phones: digits to dial once the line is up.' })
  @IsOptional()
  @MaxLength(16)
  extension?: string | null;
}
