/** As `inputRef`: the page begins where the work begins, without the attribute that also grabs the focus on every redraw. */
export const focusOnMount = (input: HTMLInputElement | HTMLTextAreaElement | null): void => input?.focus();
