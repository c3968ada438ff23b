import { errors } from './errors';
import { enroll } from './enroll';
import { frame, methods, setup, signIn } from './frame';
import { after, home } from './home';
import { delivery, proof } from './proof';

/** The language that the others are measured by. */
export const words = { frame, methods, signIn, setup, enroll, proof, delivery, after, home, errors };
