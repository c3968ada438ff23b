/** How the report came in. */
export const reportedBy: Readonly<Record<string, string>> = {
  notification: 'In the mobile app',
  call: '0# on the call',
  text: 'Reply to the text',
  portal: 'On the sign-in page',
};
