/** As `inputRef`, or as the `ref` of a heading: the page begins where the work begins, without the attribute that also grabs the focus on every redraw. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus();
