import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The browser's own modal: it keeps the focus inside, closes by Escape, and gives the focus back: to what had it, or to the heading above that where it is gone. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    const heading = before?.closest('section')?.querySelector('h2');
    const named = document.title;
    shown?.showModal();
    return () => {
      shown?.close();
      document.title = named;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else heading?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
