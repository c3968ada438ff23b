import { Field, Float, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';

@InputType()
export class DeviceActivation {
  @Field(() => String, { description: 'Typed or scanned; spaces and dashes do not matter.' })
  @MaxLength(64)
  code: string;

  @Field(() => String, { description: 'P-256 SubjectPublicKeyInfo in DER, base64url.' })
  @MaxLength(200)
  publicKey: string;

  @Field(() => String, { description: 'What the phone calls itself.' })
  @MaxLength(100)
  name: string;

  @Field(() => String, { description: 'ECDSA P-256 SHA-256, IEEE P1363, base64url, over ["tessera.activate.v1", code, name].' })
  @MaxLength(100)
  signature: string;
}

@ObjectType()
export class DeviceAccount {
  @Field(() => ID)
  deviceId: string;

  @Field(() => String)
  issuer: string;

  @Field(() => String)
  account: string;
}

@InputType()
export class DeviceCall {
  @Field(() => ID)
  @MaxLength(36)
  deviceId: string;

  @Field(() => Float, { description: 'A whole number greater than every one before: milliseconds since 1970.' })
  counter: number;

  @Field(() => String)
  @MaxLength(100)
  signature: string;
}

@ObjectType({ description: 'A request as its device shows it.' })
export class DeviceRequest {
  @Field(() => ID)
  requestId: string;

  @Field(() => String)
  nonce: string;

  @Field(() => String, { description: 'sign-in, enroll, fresh-proof' })
  purpose: string;

  @Field(() => String)
  application: string;

  @Field(() => String)
  place: string;

  @Field(() => String)
  browser: string;

  @Field(() => GraphQLISODateTime)
  startedAt: Date;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;
}
