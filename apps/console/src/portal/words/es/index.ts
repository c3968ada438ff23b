import type { Words } from '../words';
import { errors } from './errors';
import { enroll } from './enroll';
import { frame, methods, setup, signIn } from './frame';
import { after, home } from './home';
import { delivery, proof } from './proof';

export const words: Words = { frame, methods, signIn, setup, enroll, proof, delivery, after, home, errors };
