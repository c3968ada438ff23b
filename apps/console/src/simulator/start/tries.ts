/** What to try, in the order that leads through the whole product. */
export const TRIES: readonly (readonly [title: string, how: string])[] = [
  [
    'Open the console',
    'Sign in as ada, set up the mobile app with the third phone, and publish a policy that requires MFA for All staff.',
  ],
  [
    'A text',
    'Sign in as sam in another browser. Have a code texted to a phone below: type it on the page, or reply with it here.',
  ],
  ['A call', 'Choose a call instead: answer it and press #. Or decline it, let it ring, let the voicemail take it.'],
  ['The office phone', 'Choose the office phone: it rings at the number that the directory knows.'],
  ['The app', 'Choose the mobile app, connect the third phone, and approve with the two digits that the page shows.'],
  ['Fraud', 'Press 0# in a call, or Deny and report fraud in the app: the account is blocked, and a mail goes to the admins.'],
  ['A lost phone', 'Under My verification methods: recovery codes, an app password, another preferred way.'],
  ['A number that fails', 'One that ends in 0000 does not exist: see what the page and the console say about it.'],
];
