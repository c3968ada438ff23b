import { describe, expect, it } from '@jest/globals';
import { followsSentence, ruleWords } from './words';

describe('words of rules', () => {
  it('P2: says which groups a rule is about, and what a policy follows', () => {
    expect(ruleWords({ by: 'group', label: 'Finance' })).toBe('the group “Finance”');
    expect(ruleWords({ by: 'below', label: 'ou=mfa,dc=test' })).toBe('every group below ou=mfa,dc=test');
    const filter = { by: 'filter', label: '(cn=mfa*)', directoryName: 'Head office' };
    expect(followsSentence('Finance', filter)).toBe(
      'Follows the group “Finance” of Head office. The rule covers every group that matches (cn=mfa*).',
    );
    expect(followsSentence(null, { by: 'group', label: 'x', directoryName: 'Head office' })).toBe(
      'Follows a group of Head office.',
    );
  });
});
