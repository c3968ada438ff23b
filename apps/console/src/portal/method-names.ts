import { AppPicture, BellPicture, CallPicture, OfficePicture, PaperPicture, TextPicture } from '../design/pictures';
import type { Method, PortalMethodFragment } from '../generated/portal/graphql';
import type { Words } from './words/words';

export const METHOD_PICTURE = {
  APP_NOTIFICATION: BellPicture,
  APP_CODE: AppPicture,
  TEXT_MESSAGE: TextPicture,
  VOICE_CALL: CallPicture,
  OFFICE_PHONE: OfficePicture,
  RECOVERY_CODES: PaperPicture,
} as const satisfies Record<Method, unknown>;

/** Which phone or app it is; for recovery codes how many are left. */
export const methodHint = ({ method, hint }: Pick<PortalMethodFragment, 'method' | 'hint'>, w: Words): string =>
  method === 'RECOVERY_CODES' ? w.home.recoveryLeft(Number(hint)) : hint;

/** The name that the person gave it, or what kind it is. */
export const methodName = ({ method, label }: Pick<PortalMethodFragment, 'method' | 'label'>, w: Words): string =>
  label || w.methods.name[method];
