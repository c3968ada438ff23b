import { CopyText } from '../display/CopyText';
import { Facts } from '../display/Facts';
import { roleNames } from '../display/roleNames';
import { When } from '../display/When';
import { directoryStates } from './directoryStates';
import type { PersonRecord } from './types';

export const PersonFacts = ({ person }: { person: PersonRecord }) => (
  <Facts
    facts={[
      ['Account', directoryStates[person.directoryState] ?? person.directoryState],
      ['Title', person.title],
      ['Department', person.department],
      ['Mail', person.mail],
      ['Office phone', person.officePhone],
      ['Console roles', person.roles.map((role) => roleNames[role]).join(', ')],
      ['Last sign-in', <When key="last" at={person.lastSignInAt} />],
      ['First seen', <When key="first" at={person.firstSeenAt} />],
      ['Directory', person.directoryName],
      ['DN', <CopyText key="dn" text={person.dn} label="DN" />],
    ]}
  />
);
