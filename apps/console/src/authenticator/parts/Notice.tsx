import type { ReactNode } from 'react';
import { TickPicture, WarnPicture } from '../../design/pictures';

interface NoticeProps {
  readonly kind: 'bad' | 'good' | 'warn';
  readonly children: ReactNode;
}

export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {kind === 'good' ? <TickPicture /> : <WarnPicture />}
      <div>{children}</div>
    </div>
  );
}
