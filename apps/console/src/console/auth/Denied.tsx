import { Nothing } from '../display/Ask';
import { Go } from '../display/Go';

export const Denied = () => (
  <Nothing title="Your role does not include this page">
    Ask an admin for it, or <Go to="/">go home</Go>.
  </Nothing>
);

export const NoPage = () => (
  <Nothing title="There is no such page">
    Perhaps the address was cut off. <Go to="/">Go home</Go>.
  </Nothing>
);
