import type { ReactNode } from 'react';

const draw = (children: ReactNode) =>
  function Picture() {
    return (
      <svg
        viewBox="0 0 24 24"
        aria-hidden="true"
        focusable="false"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    );
  };

const HANDSET =
  'M6.2 3.5h2.6l1.7 4.3-2.1 1.6a12.5 12.5 0 0 0 6.2 6.2l1.6-2.1 4.3 1.7v2.6a2 2 0 0 1-2.1 2A16.7 16.7 0 0 1 4.2 5.6a2 2 0 0 1 2-2.1z';

export const AnswerPicture = draw(<path d={HANDSET} />);
export const HangUpPicture = draw(<path d={HANDSET} transform="rotate(135 12 12)" />);
export const SendPicture = draw(<path d="M12 20V4.5M5.5 11L12 4.500l6.500 6.500" />);
export const PenPicture = draw(<path d="M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM13.500 7l3.500 3.500" />);
export const MailPicture = draw(
  <>
    <rect x="2.500" y="5" width="19" height="14" rx="2" />
    <path d="M3.500 6.500L12 13l8.500-6.500" />
  </>,
);
export const SoundPicture = draw(
  <>
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z" />
    <path d="M15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11" />
  </>,
);
export const SilentPicture = draw(
  <>
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z" />
    <path d="M16 9.500l5 5M21 9.500l-5 5" />
  </>,
);
export const VoicemailPicture = draw(
  <>
    <circle cx="6.500" cy="12" r="3.500" />
    <circle cx="17.500" cy="12" r="3.500" />
    <path d="M6.500 15.500h11" />
  </>,
);
