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

/** The four tiles: the product's mark, in the colours of the page. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" className="mark">
      <path d="M3 3h12v12H3z" fill="var(--accent)" />
      <path d="M17 17h12v12H17z" fill="var(--accent)" opacity=".75" />
      <path d="M3 17h12v12H3z" fill="var(--accent)" opacity=".45" />
      <path d="M17 3h12v12H17z" fill="var(--gold)" />
    </svg>
  );
}

export const AppPicture = draw(
  <>
    <rect x="6" y="2.5" width="12" height="19" rx="2.5" />
    <path d="M9.2 12.2l2 2 3.6-4" />
  </>,
);
export const TextPicture = draw(
  <>
    <path d="M4 5.5h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-8.5L7 21v-3.5H4A1.5 1.5 0 0 1 2.5 16V7A1.5 1.5 0 0 1 4 5.500z" />
    <path d="M7.5 11.500h.01M12 11.500h.01M16.5 11.500h.01" strokeWidth="2.5" />
  </>,
);
export const ShieldPicture = draw(
  <>
    <path d="M12 2.700l7.5 2.800v5.700c0 4.7-3.1 8.3-7.5 10.1-4.4-1.8-7.5-5.4-7.5-10.100V5.500z" />
    <path d="M8.7 11.800l2.4 2.4 4.3-4.7" />
  </>,
);
export const TickPicture = draw(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M8 12.300l2.7 2.700L16 9.5" />
  </>,
);
export const WarnPicture = draw(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.500v5.500M12 16.200h.01" />
  </>,
);
export const NextPicture = draw(<path d="M9 5.500l6.5 6.500L9 18.5" />);
export const DownPicture = draw(<path d="M5.5 9l6.5 6.500L18.5 9" />);
export const EyePicture = draw(
  <>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="3" />
  </>,
);
export const GroupPicture = draw(
  <>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 20c.4-3.8 3-6 6.5-6s6.1 2.2 6.5 6M15.5 4.800a3.5 3.5 0 0 1 0 6.400M17.5 14.300c2.3.7 3.7 2.7 4 5.7" />
  </>,
);
export const CallPicture = draw(
  <path d="M6.2 3.5h2.6l1.7 4.3-2.1 1.6a12.5 12.5 0 0 0 6.2 6.2l1.6-2.1 4.3 1.7v2.6a2 2 0 0 1-2.1 2A16.7 16.7 0 0 1 4.2 5.6a2 2 0 0 1 2-2.1z" />,
);
export const OfficePicture = draw(
  <>
    <path d="M8.5 4H19a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H8.5" />
    <rect x="3.5" y="3" width="5" height="18" rx="1.5" />
    <path d="M12 8h5M12 12.5h.01M14.5 12.5h.01M17 12.5h.01M12 16h.01M14.5 16h.01M17 16h.01" />
  </>,
);
export const BellPicture = draw(
  <>
    <rect x="6" y="2.5" width="12" height="19" rx="2.5" />
    <path d="M9.5 13.5h5c-.7-.8-.8-1.6-.8-3a1.7 1.7 0 0 0-3.4 0c0 1.4-.1 2.2-.8 3zM11.5 16h1" />
  </>,
);
export const PaperPicture = draw(
  <>
    <path d="M6 2.5h8.5L19 7v13a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5z" />
    <path d="M14 2.5V7.5h5M8 12h3M13 12h3M8 16h3M13 16h3" />
  </>,
);
export const GlobePicture = draw(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M3 12h18M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9s1.3-6.4 3.8-9z" />
  </>,
);
