import { Fragment, type ReactNode } from 'react';

/** A sentence whose `{}` is a piece of the page, such as a number in bold. */
export function Fill({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [before, after] = text.split('{}');
  return (
    <Fragment>
      {before}
      {children}
      {after}
    </Fragment>
  );
}
