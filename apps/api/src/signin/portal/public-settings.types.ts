import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class Country {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  callingCode: string;
}

@ObjectType({ description: 'What a browser may know before anybody signed in.' })
export class PublicSettings {
  @Field(() => String)
  organisation: string;

  @Field(() => Boolean)
  demo: boolean;

  @Field(() => [Country], { description: 'Countries in which authentication phones are allowed, ISO 3166-1 alpha-2.' })
  countries: Country[];

  @Field(() => Boolean, { description: 'True while no operator ever existed and a setup token is waiting to be used.' })
  setupOpen: boolean;

  @Field(() => [String], { description: 'Languages in which everything is complete, BCP 47.' })
  languages: string[];

  @Field(() => String, { description: 'VAPID public key (RFC 8292), base64url.' })
  pushKey: string;
}
